"""Step 1 of the data page: which column is what, how its values are read, and what counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from typing import Any, Literal
from zlib import crc32

import streamlit as st

from lib.catalog import CATALOGUE
from lib.core.errors import DomainError
from lib.core.findings import Finding
from lib.core.settings import ImportSettings, Refunds
from lib.core.words import N_, NP_, Sentence, first_of
from lib.ingest.arrow import compute as pc
from lib.ingest.fields import Field
from lib.ingest.imported import FieldGuess, Imported, Kind
from lib.ingest.table import TextTable
from lib.ingest.texts import clean
from lib.reports.ledger import money_by_currency
from lib.reports.own_names import as_said
from lib.ui.adding import lay_over_as_told
from lib.ui.autosave import autosave_folder
from lib.ui.choices import DATE_ORDERS, DECIMALS, DUPLICATES, KIND_TITLES, ZEROS
from lib.ui.drawn import showing, told_anew
from lib.ui.escape import md
from lib.ui.meaning import OF_REPEATS, ask_currency, ask_meaning, repeats, several_currencies
from lib.ui.panels import panel_drawn_when_open
from lib.ui.projects import SAY_WHAT_IT_HOLDS, likely_columns, reread, take_otherwise, tell_columns
from lib.ui.remembering import forget, recall, remember
from lib.ui.session import Session, session, words
from lib.ui.shop import Project, Unread
from lib.ui.two_readings import ask_readings, is_settled, open_questions, settled_sentence

#: Asked for even where the file seems not to have them.
_ESSENTIAL = ("order_id", "customer_id", "ordered_at", "amount")
_ESSENTIAL_OF_LINES = ("order_id", "customer_id", "ordered_at", "quantity", "unit_price")
_EXAMPLES, _EXAMPLE_CHARACTERS = 3, 30
_SURE, _LIKELY = 0.85, 0.6
#: What is to be looked at.
_LOOK = (N_("not sure: answer the question above"), N_("a guess, please check"))
#: Questions about how cells are written, and the cells that they are about.
_ASKS = {"decimal_ambiguous": "money", "date_order_ambiguous": "date"}
_LOOKED_AT_ROWS = 500

_REFUNDS: Mapping[Refunds, str] = {"net": N_("take off"), "ignore": N_("leave out")}
Setting = Literal["decimal", "date_order", "refunds", "duplicates", "zeros"]
_SETTINGS: Mapping[Setting, tuple[str, Mapping[Any, str]]] = {
    "decimal": (N_("Amounts are written"), DECIMALS),
    "date_order": (N_("Dates are written"), DATE_ORDERS),
    "refunds": (N_("Refunds"), _REFUNDS),
    "duplicates": (N_("Rows that repeat exactly"), DUPLICATES),
    "zeros": (N_("Orders and lines of 0"), ZEROS),
}


def check_columns(here: Session, project: Project) -> None:
    """Show how the file was read, and let everything about it be changed."""
    say = words().say
    imported = project.imported
    heading, undo = st.columns([4, 1], vertical_alignment="bottom")
    heading.header("1 · " + say(N_("Check the columns")), anchor=False)
    if here.can_undo("reading"):
        undo.button(say(N_("Undo")), key="undo-reading", icon=":material/undo:", on_click=undo_reading, width="stretch")
    st.caption(_how_it_was_read(imported))
    _remembered(here, project)
    if several_currencies(project):  # where there is no answer yet, nothing can be added up
        ask_currency(here, project, _apply)
    ask_readings(imported, project.reading, _change_and_redraw)
    _fields(imported)
    _values(here, project)
    choose_statuses(project)
    _repeats(here, project)
    ask_meaning(here, project, _apply)
    _remarks(imported, project.reading.settled)
    if project.sample is None:
        st.button(
            say(N_("This is no order file")),
            key="no-orders",
            icon=":material/swap_horiz:",
            type="tertiary",
            help=say(N_("Say what the file holds instead, and which column is what.")),
            on_click=take_otherwise,
            args=(here,),
        )


def _remembered(here: Session, project: Project) -> None:
    """That the choices below are kept for the next file of this form, and a way to forget them."""
    headers = project.imported.table.headers
    if project.sample is not None or recall(here, headers) is None:
        return
    say = words().say
    said = (
        N_("Your choices are remembered on this computer for files with these columns.")
        if autosave_folder() is not None
        else N_("Your choices are remembered for files with these columns until you close this tab.")
    )
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(f":material/bookmark: {say(said)}", width="content")
        st.button(
            say(N_("Forget these choices")),
            key="forget-columns",
            type="tertiary",
            on_click=_forget,
            args=(here, headers),
        )


def _forget(here: Session, headers: Sequence[str]) -> None:
    """Forget the choices for the next file, and for this one, too, where it can be read without them."""
    forget(here, headers)
    reading = here.reading
    with suppress(DomainError):
        here.change_reading(ImportSettings(sheet=reading.sheet, as_of=reading.as_of), reread)
        here.revision += 1


def _how_it_was_read(imported: Imported) -> str:
    """Container, encoding, header row and grain in one line."""
    say, dialect = words().say, imported.table.dialect
    parts = [dialect.container.upper(), dialect.encoding and dialect.encoding.upper().replace("_", "-")]
    if dialect.sheet:
        parts.append(say(N_("sheet “{sheet}”"), sheet=dialect.sheet))
    if dialect.header_row is not None:
        parts.append(say(N_("headers in row {row}"), row=dialect.header_row))
    each = N_("one row an order") if imported.reading.grain == "order" else N_("one row a line of an order")
    parts.append(say(each))
    platform = next((one for one in CATALOGUE.platforms if one.code == imported.platform), None)
    if platform is not None:
        parts.insert(0, say(N_("Export of {platform}"), platform=platform.name))
    return " · ".join(part for part in parts if part)


def _fields(imported: Imported) -> None:
    """One choice a field: what is needed or doubtful first, then what was found, then what could be there."""
    say = words().say
    found = {guess.field: guess for guess in imported.guesses}
    essential = _ESSENTIAL if "amount" in found or "unit_price" not in found else _ESSENTIAL_OF_LINES
    first = [field for field in CATALOGUE.fields if field.code in essential or _doubtful(found.get(field.code))]
    more = [field for field in CATALOGUE.fields if field.code in found and field not in first]
    _grid(first, found, imported)
    if more:
        titles = say(N_(", ")).join(say(field.title) for field in more)
        panel = panel_drawn_when_open(say(N_("Also found: {fields}"), fields=titles), "fields-found")
        if panel.open:  # each of the choices takes as long as all that the page says in words
            with panel:
                _grid(more, found, imported)
    panel = panel_drawn_when_open(say(N_("Other columns the file could have")), "fields-others")
    if panel.open:
        others = [field for field in CATALOGUE.fields if field not in (*first, *more)]
        with panel:
            _grid(others, found, imported, "bottom")  # nothing stands below them, and some names take two lines


def _doubtful(guess: FieldGuess | None) -> bool:
    return guess is not None and guess.confidence < _SURE


def _grid(
    fields: Sequence[Field],
    found: Mapping[str, FieldGuess],
    imported: Imported,
    aligned: Literal["top", "bottom"] = "top",
) -> None:
    with st.grid(4, min_column_width=185, vertical_alignment=aligned):
        for field in fields:
            with st.container(gap="xsmall"):
                _field(field, found.get(field.code), imported)


def choose_column(code: str, project: Project, place: str) -> None:
    """Which column a field is, where it stands a second time."""
    guess = next((one for one in project.imported.guesses if one.field == code), None)
    _field(CATALOGUE.field(code), guess, project.imported, place)


def _field(field: Field, guess: FieldGuess | None, imported: Imported, place: str = "") -> None:
    reader, table = words(), imported.table
    say = reader.say
    headers = ["", *dict.fromkeys(header for header in table.headers if header)]
    header = guess.header if guess is not None and guess.header in headers else ""
    key = showing(key_of(f"field-{field.code}", place, header), header)
    st.selectbox(
        say(field.title),
        headers,
        index=headers.index(header),
        format_func=lambda choice: as_said(choice, reader) or say(N_("not in the file")),
        key=key,
        on_change=_map,
        args=(field.code, key, place),
    )
    if guess is not None and header:
        said = sureness(field, guess, imported.findings, session().reading.mapping)
        examples = _examples(table, header)
        if not examples:  # nothing stands there that could be checked
            st.caption(say(N_("empty")))
        elif said in _LOOK:
            st.markdown(f":small[:orange[{say(said)}] · {examples}]")  # a caption's colours are paler than can be read
        else:
            st.caption(f"{say(said)} · {examples}")


def sureness(field: Field, guess: FieldGuess, findings: Sequence[Finding], mapping: Sequence[tuple[str, str]]) -> str:
    """How sure a column is, in words that are still to be said: nothing is of which is asked how its cells are written.

    Args:
        field: what the column is.
        guess: which one it is.
        findings: what was found in the file.
        mapping: the columns that were chosen by hand.
    """
    if any(_ASKS.get(one.code) == field.content for one in findings):
        return _LOOK[0]
    if (guess.field, guess.header) in mapping:
        return N_("chosen by you")
    if guess.confidence >= _SURE:
        return N_("sure")
    return N_("likely") if guess.confidence >= _LIKELY else _LOOK[1]


def _examples(table: TextTable, header: str) -> str:
    """The first different values of a column as they are read, as many as fit into a line; "" where nothing stands in it."""
    column = table.cells.column(table.headers.index(header)).slice(0, _LOOKED_AT_ROWS)
    values = dict.fromkeys(clean(str(value)) for value in pc.unique(column).to_pylist() if value)
    distinct = list(filter(None, values))[:_EXAMPLES]
    while len(distinct) > 1 and sum(map(len, distinct)) > _EXAMPLE_CHARACTERS:
        distinct.pop()
    say = words().say
    return say(N_(", ")).join(md(value, _EXAMPLE_CHARACTERS) for value in distinct)


def _values(here: Session, project: Project) -> None:
    """How values are read and what is done with refunds and repeats."""
    say, tag = words().say, here.revision
    with st.grid(3, min_column_width=260):
        choose_value("decimal", project)
        choose_value("date_order", project)
        choose_value("refunds", project)
        if not repeats(project.imported):
            choose_value("duplicates", project)
        sheets = project.imported.table.dialect.sheets
        if len(sheets) > 1 and project.source is not None:
            st.selectbox(
                say(N_("Sheet")),
                sheets,
                index=sheets.index(project.imported.table.dialect.sheet or sheets[0]),
                key=f"sheet-{tag}",
                on_change=_pick,
                args=("sheet", f"sheet-{tag}"),
            )


def choose_value(setting: Setting, project: Project, place: str = "") -> None:
    """How values are written, or what is done with some rows.

    Args:
        setting: of `ImportSettings`.
        project: the shop.
        place: begins the control's key where it stands a second time.
    """
    label, options = _SETTINGS[setting]
    read = project.imported.reading
    now = {"decimal": read.decimal, "date_order": read.date_order}.get(setting, getattr(project.reading, setting))
    say, key = words().say, told_anew(key_of(setting, place, now))
    codes = list(options)
    st.selectbox(
        say(label),
        codes,
        index=codes.index(now),
        format_func=lambda code: say(options[code]),
        key=key,
        on_change=_pick,
        args=(setting, key, place),
    )


def key_of(control: str, place: str, now: object) -> str:
    """The key of a control. One that stands a second time is drawn anew when the first has changed what it shows."""
    tag = session().revision
    return f"{place}-{control}-{crc32(repr(now).encode())}-{tag}" if place else f"{control}-{tag}"


def choose_statuses(project: Project, place: str = "") -> None:
    """Which statuses count, with the rows and money behind each.

    Args:
        project: the shop.
        place: begins the control's key where it stands a second time.
    """
    imported, reading, say = project.imported, project.reading, words().say
    if not imported.statuses:
        return
    template = NP_("{status} · {count} row · {money_of_it}", "{status} · {count} rows · {money_of_it}")
    if money_by_currency(imported) is not None:  # money of several currencies is not added up
        template = NP_("{status} · {count} row", "{status} · {count} rows")
    labels = {
        status: say(
            template,
            status=as_said(status, words()) or say(N_("empty")),
            count=rows,
            money_of_it=amount_e4,
        )
        for status, rows, amount_e4, _counts in imported.statuses
    }
    key = key_of("statuses", place, imported.statuses)
    st.pills(
        say(N_("Orders with these statuses count")),
        list(labels),
        selection_mode="multi",
        default=[status for status, _rows, _amount, counts in imported.statuses if counts],
        format_func=lambda status: labels[status],
        key=key,
        on_change=_keep_statuses,
        args=(key, tuple(labels), place),
    )
    if overruled := imported.overruled:
        template = NP_(
            "{count} row whose status counts ({names}) stays set aside all the same: another column decides, such as a day of cancellation, what was given back or a second status.",
            "{count} rows whose status counts ({names}) stay set aside all the same: another column decides, such as a day of cancellation, what was given back or a second status.",
        )
        names = first_of([f"“{as_said(status, words())}”" for status, _rows in overruled], 5)
        st.caption(say(template, count=sum(rows for _status, rows in overruled), names=names))
    if reading.status_keep is not None or reading.status_drop is not None:
        st.button(
            say(N_("Decide by meaning again")),
            key=f"{place}statuses-auto",
            type="tertiary",
            on_click=_change_and_redraw,
            kwargs={"status_keep": None, "status_drop": None},
        )


def _repeats(here: Session, project: Project) -> None:
    """Rows that repeat exactly: two exports that overlap, or two scans of one item?"""
    if not repeats(project.imported):
        return
    say, key = words().say, f"duplicates-{here.revision}"
    st.segmented_control(
        say(N_("Some rows repeat exactly: exports that overlap (count once), or bought twice (count both)?")),
        list(DUPLICATES),
        default=project.reading.duplicates,
        required=True,
        format_func=lambda code: say(DUPLICATES[code]),
        key=key,
        on_change=_pick,
        args=("duplicates", key),
    )
    for remark in project.imported.findings:
        if remark.code in OF_REPEATS:
            st.caption(say(remark.sentence))


def _remarks(imported: Imported, settled: Sequence[str]) -> None:
    """What had to be assumed or repaired."""
    say = words().say
    asked = open_questions(imported, settled)
    remarks = [one for one in imported.findings if one not in asked]
    if not remarks:
        return
    with st.expander(say(NP_("{count} remark about this file", "{count} remarks about this file"), count=len(remarks))):
        for remark in remarks:
            if is_settled(remark, settled):
                st.markdown(f":material/check: {say(settled_sentence(remark))}")
                continue
            mark = ":orange[:material/warning:]" if remark.level == "warning" else ":material/info:"
            st.markdown(f"{mark} {say(remark.sentence)}")


def ask_columns(here: Session, waiting: Unread) -> None:
    """A file that could not be understood by itself: let its columns be told."""
    say = words().say
    st.header(say(N_("Which column is what?")), anchor=False)
    st.warning(say(waiting.why))
    st.caption(md(waiting.file))
    waiting = _ask_kind(here, waiting)
    headers = ["", *dict.fromkeys(header for header in waiting.table.headers if header)]
    chosen: dict[str, str] = {}
    told = dict(waiting.reading.mapping) or likely_columns(waiting)
    with st.form("ask-columns"):
        with st.grid(3, min_column_width=240):
            for field in _asked(waiting.kind):
                start = told.get(field.code, "")
                chosen[field.code] = st.selectbox(
                    say(field.title),
                    headers,
                    index=headers.index(start) if start in headers else 0,
                    format_func=lambda header: header or say(N_("not in the file")),
                    key=told_anew(_ask_key(field.code, here, waiting)),
                )
        told_now = st.form_submit_button(say(N_("Read the file like this")), type="primary")
    _first_rows(waiting.table)
    if told_now:
        mapping = tuple((code, header) for code, header in chosen.items() if header)
        reading = replace(waiting.reading, mapping=mapping)
        tell = lay_over_as_told if waiting.joins and waiting.kind == "orders" else tell_columns
        try:
            tell(here, waiting, reading)
        except DomainError as problem:
            here.unread = replace(waiting, reading=reading, why=problem.sentence)
        st.rerun()
    if st.button(say(N_("Put this file away")), key="ask-cancel"):
        here.unread = None
        here.put_away(waiting)
        st.rerun()


def _ask_key(code: str, here: Session, waiting: Unread) -> str:
    return f"ask-{code}-{here.uploads}" if waiting.kind == "orders" else f"ask-{waiting.kind}-{code}-{here.uploads}"


def _ask_kind(here: Session, waiting: Unread) -> Unread:
    """What the file holds; another choice asks for other columns."""
    kinds: list[Kind] = ["orders", *(one.kind for one in CATALOGUE.kinds)]
    kind = st.selectbox(
        words().say(N_("This file holds")),
        kinds,
        index=kinds.index(waiting.kind),
        format_func=lambda one: words().say(KIND_TITLES[one]),
        key=told_anew(f"ask-kind-{here.uploads}"),
        width=280,
    )
    if kind != waiting.kind:
        reading = replace(waiting.reading, mapping=())
        here.unread = replace(waiting, kind=kind, reading=reading, why=Sentence(SAY_WHAT_IT_HOLDS))
        st.rerun()  # what was missing of one kind is not missing of another
    return waiting


def _asked(kind: Kind) -> list[Field]:
    """The columns that are asked for; of orders only those that nothing can be said without."""
    if kind != "orders":
        return list(CATALOGUE.kind(kind).fields)
    essential = {*_ESSENTIAL, "quantity", "unit_price", "email", "phone"}
    return [field for field in CATALOGUE.fields if field.code in essential]


def _first_rows(table: TextTable) -> None:
    st.caption(words().say(N_("The first rows of the file")))
    few = table.cells.slice(0, 5).to_pylist()
    headers = table.headers
    alone = Counter(headers)
    names = [one if one and alone[one] == 1 else f"{one} ({at})".strip() for at, one in enumerate(headers, 1)]
    rows = [{name: row[f"c{at}"] for at, name in enumerate(names)} for row in few]
    st.dataframe(rows, key="ask-rows")


def _map(field: str, key: str, place: str = "") -> None:
    """A field was given another column."""
    reading = session().reading
    header: str = st.session_state[key]
    others = tuple(pair for pair in reading.mapping if pair[0] != field)
    buyer = None if field == "customer_id" else reading.buyer  # a column chosen by hand is what names customers
    _apply(replace(reading, mapping=(*others, (field, header)), buyer=buyer))
    if buyer != reading.buyer or place:
        session().revision += 1  # the question who is one customer shows it, too


def _pick(setting: str, key: str, place: str = "") -> None:
    change = _change_and_redraw if place else _change
    change(**{setting: st.session_state[key] or None})


def _keep_statuses(key: str, shown: tuple[str, ...], place: str = "") -> None:
    """The statuses that are shown were chosen or not; one that comes later is decided by its meaning."""
    kept = tuple(st.session_state[key])
    change = _change_and_redraw if place else _change
    change(status_keep=kept, status_drop=tuple(status for status in shown if status not in kept))


def _change(**settings: Any) -> None:
    _apply(replace(session().reading, **settings))


def _change_and_redraw(**settings: Any) -> None:
    """A change of what another control shows, too."""
    apply_and_redraw(replace(session().reading, **settings))


def apply_and_redraw(reading: ImportSettings) -> None:
    """The same of settings that are chosen outside this step."""
    _apply(reading)
    session().revision += 1


def _apply(reading: ImportSettings) -> None:
    """Read the file like this; where that cannot be, say why and keep it as it was."""
    here = session()
    here.trouble = None
    try:
        here.change_reading(reading, reread)
        _keep_in_mind(here)
    except DomainError as problem:
        here.trouble = problem.sentence
        here.revision += 1  # the controls show again what holds


def undo_reading() -> None:
    """Take back the last change of how the file is read."""
    here = session()
    here.undo_reading(reread)
    _keep_in_mind(here)


def _keep_in_mind(here: Session) -> None:
    """The next file of this form is read in the same way."""
    if here.project is not None and here.project.sample is None:
        remember(here, here.project.imported.table.headers, "orders", here.project.reading)
