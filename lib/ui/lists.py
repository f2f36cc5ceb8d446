"""Lists to take away: one to contact these customers, in the form of the system that sends it, and one to show to others."""

from __future__ import annotations

import secrets
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

import numpy as np
import streamlit as st

from lib.analysis import holdout
from lib.analysis.customers import Int64s
from lib.analysis.value_lists import VALUE_LISTS, given_up, value_rows
from lib.catalog.destinations import DESTINATIONS, destination
from lib.catalog.number_plans import PLANS
from lib.core.errors import DomainError
from lib.core.findings import Finding
from lib.core.settings import KeptList
from lib.core.words import N_, NP_
from lib.reports import lists
from lib.reports.destinations import Ticket, to_destination
from lib.reports.lists import Members, UnknownConsent
from lib.reports.safe import MEDIA_TYPES, Container, to_system, write
from lib.text.territories import country_name
from lib.ui import doors
from lib.ui.doors import lists as door
from lib.ui.doors import value, writing
from lib.ui.drawn import choice, told_anew
from lib.ui.escape import md, plain
from lib.ui.page import findings
from lib.ui.session import Session, session
from lib.ui.words import plain_words, words

#: A list to read, for nobody's system.
TABLE = "table"
#: Parts that may stay unwritten.
SHARES = (0.1, 0.2, 0.5)
#: Days after writing that are looked at: whole weeks, so that every weekday counts as often.
WINDOWS_DAYS = (14, 28, 56)
_WINDOW = 28


@dataclass(frozen=True)
class _Asked:
    """What the reader chose for a list to contact.

    Attributes:
        name: of its files.
        share: the part that stays unwritten; 0: nobody.
    """

    name: str
    title: str
    owner: str
    code: str
    consent: UnknownConsent
    share: float
    day: date
    window_days: int


@dataclass(frozen=True, eq=False)
class _Drawn:
    """A list to contact before it is written: whom it has, and who of them is left out by lot.

    Attributes:
        places: among the members.
    """

    members: Members
    places: Int64s
    out: holdout.Bools

    @property
    def ids(self) -> list[str]:
        """Of the customers in it, with those left out."""
        return self.members.customers.customer_id.iloc[self.places].tolist()


def take_away(chosen: Int64s, name: str) -> None:
    """Two kinds of list: one to contact these customers, one to show to others.

    Args:
        chosen: positions of the customers.
        name: a plain name for files: a group, a list, a stage.
    """
    say = words().say
    _not_worth_chasing(chosen, name)
    to_contact, to_show = st.columns([3, 2], gap="medium")
    with to_contact.container(border=True, height="stretch"):
        st.subheader(say(N_("A list to contact them")), anchor=False)
        _to_contact(chosen, name)
    with to_show.container(border=True, height="stretch"):
        st.subheader(say(N_("A list to show to others")), anchor=False)
        st.caption(say(N_("No names, no addresses; ids are replaced by codes that lead nowhere without this file.")))
        members, key, spoken = members_of(chosen), _pseudonym_key(), plain_words()
        made = lists.to_show(members, key, spoken)
        findings(made.findings)
        _count(made.sheet.rows)
        look_ahead = _outlook(chosen, name)

        def shown(container: Container) -> bytes:
            return write(lists.to_show(look_ahead(members), key, spoken).sheet, container)

        with st.container(horizontal=True):
            for container in ("xlsx", "csv"):
                _download(shown, container, f"{name}-show", made.sheet.rows == 0)


def _not_worth_chasing(chosen: Int64s, name: str) -> None:
    """How many of a group or a stage stand under “Do not chase these”, whose advice is nearer to each of them; nothing where that takes long."""
    gone = given_up(value.lists()) if name != "leave" and writing.quick() else chosen[:0]
    count = int(np.isin(chosen, gone).sum())
    if count:
        template = NP_(
            "{count} of them stands under “Do not chase these” on the page Value: by their own rhythm they are most likely gone for good, so spend nothing on them whatever their group or stage asks for.",
            "{count} of them stand under “Do not chase these” on the page Value: by their own rhythm they are most likely gone for good, so spend nothing on them whatever their group or stage asks for.",
        )
        st.caption(words().say(template, count=count))


# ---- a list to contact


def _to_contact(chosen: Int64s, name: str) -> None:
    say = words().say
    st.caption(
        say(N_("With names, e-mail and phone as far as the file has them, without those who refused marketing."))
    )
    code = _whither(name)
    about = st.container()  # asked above, but of those whom the tick below lets in
    members = members_of(chosen)
    consent = _consent(members, name)
    places, remarks = _who(chosen, members, code, consent)
    ids = members.customers.customer_id.iloc[places].tolist()
    with about:
        asked = _ask(name, code, consent)
        places = _less_others(asked, ids, places)
    ids = members.customers.customer_id.iloc[places].tolist()
    out = holdout.lot(ids, asked.share, holdout.seed_of(asked.title, asked.day))
    drawn = _Drawn(members, places, out)
    _count(int((~out).sum()), int(out.sum()))
    if not len(places) and any(one.code == "unknown_consent_left_out" for one in remarks):
        st.caption(say(N_("Without the tick nobody is in it.")))
    findings([one for one in remarks if one.code != "unknown_consent_left_out"])  # the tick says it
    _files(asked, drawn, chosen)


def _consent(members: Members, name: str) -> UnknownConsent:
    """Whether those come into the list of whom the file does not say that they agreed; asked only where there are any."""
    say = words().say
    _, _, remarks = lists.agreed(members, doors.contacts(), "leave_out", door.people())
    unknown = sum(one.sentence.facts["count"] for one in remarks if one.code == "unknown_consent_left_out")
    if not unknown:
        return "leave_out"
    label = NP_(
        "I know that the one customer of whom the file does not say so agreed, too: take them into the list",
        "I know that the {count} customers of whom the file does not say so agreed, too: take them into the list",
    )
    if unknown == len(members.customers):
        label = NP_(
            "The file does not say who agreed to marketing. I know that the one customer did: take them into the list",
            "The file does not say who agreed to marketing. I know that all {count} customers did: take them into the list",
        )
    return "include" if st.checkbox(say(label, count=unknown), key=f"consent-{name}") else "leave_out"


def _whither(name: str) -> str:
    """The system that the list is for; and where numbers without a country's code are from, if that matters."""
    say = words().say
    titles = {TABLE: say(N_("A table to read (Excel or CSV)"))}
    titles |= {one.code: plain_words().say(one.title) for one in DESTINATIONS}
    code = st.selectbox(
        say(N_("Where will you write to them?")),
        list(titles),
        format_func=titles.__getitem__,
        **choice(f"whither-{name}", titles),
    )
    if code == TABLE:
        return TABLE
    to, here = destination(code), session()
    if "phone" in to.known_by:
        locale = words().language.locale
        names = {plan: country_name(plan, locale) for plan in PLANS}
        countries = sorted(names, key=names.__getitem__)
        current = door.home()
        key = told_anew(f"home-{here.revision}")

        def tell() -> None:
            here.lists = replace(here.lists, home=st.session_state[key])

        st.selectbox(
            say(N_("Phone numbers without a country's code are from")),
            countries,
            index=countries.index(current) if current in countries else None,
            format_func=lambda one: f"{names[one]} (+{PLANS[one].calling})",
            placeholder=say(N_("Not told: leave them out")),
            key=key,
            on_change=tell,
            help=say(N_("Used where an order does not say its country. Numbers that begin with + are not touched.")),
        )
    return code


def _who(chosen: Int64s, members: Members, code: str, consent: UnknownConsent) -> tuple[Int64s, tuple[Finding, ...]]:
    """Whom the list can have: places among the members; and who is left out and why."""
    if code == TABLE:
        _, places, remarks = lists.once(members, doors.contacts(), consent, door.people())
        return places, remarks
    reached = door.can_be_reached(chosen, members, code, consent)
    if any(one.code == "list_impossible" for one in reached.findings):
        return reached.kept, (*reached.findings, door.possible_instead(members, code, consent))
    return reached.kept, reached.findings


def _ask(name: str, code: str, consent: UnknownConsent) -> _Asked:
    """Whose list it is, and whether a part stays unwritten."""
    say = words().say
    owner = st.text_input(
        say(N_("Who writes to them?")),
        **session().controls.text("list-owner"),
        max_chars=60,
        placeholder=say(N_("A name")),
        help=say(
            N_("With a name here the list is remembered when you take it away: on Today, and on each customer's card.")
        ),
    )
    apart = st.checkbox(
        say(N_("Leave some of them out by lot, to see whether writing helps")),
        key=f"apart-{name}",
        help=say(N_("They get no message. Your next file then tells what the others spent more.")),
    )
    title = _title(name)
    asked = _Asked(name, title, owner.strip(), code, consent, 0.0, doors.as_of(), _WINDOW)
    if not asked.owner and not apart:
        return asked
    with st.container(horizontal=True):
        typed = st.text_input(say(N_("Name of the list")), value=title, max_chars=80, key=f"title-{name}", width=260)
        day = st.date_input(
            say(N_("Orders count from")), value=doors.as_of(), key=f"day-{name}", width=160, format="YYYY-MM-DD"
        )
    asked = replace(asked, title=typed.strip() or title, day=day)
    if not apart:
        return asked
    with st.container(horizontal=True):
        share = st.segmented_control(
            say(N_("Left out")),
            SHARES,
            default=SHARES[0],
            required=True,
            format_func=words().share,
            key=f"share-{name}",
        )
        window = st.segmented_control(
            say(N_("Days to look at")), WINDOWS_DAYS, default=_WINDOW, required=True, key=f"window-{name}"
        )
    return replace(asked, share=float(share), window_days=int(window))


def _title(name: str) -> str:
    """What a list is called at first."""
    say, plain_say = words().say, plain_words().say
    groups = {segment.code: segment for segment in doors.rfm().segment_map.segments}
    if name in groups:
        return plain_say(groups[name].title)
    found = next((one for one in doors.today().lists if one.code == name), None)
    if found is not None:
        return plain_say(found.title)
    return say(N_("Everyone")) if name == "everyone" else name


def _less_others(asked: _Asked, ids: list[str], places: Int64s) -> Int64s:
    """The places without customers who are on another list, where the reader wants that; it says who is on which."""
    here, say = session(), words().say
    if not here.lists.kept or not ids:
        return places
    mine = (asked.title, asked.day)
    known = holdout.people_on_lists(here.lists, ids, door.people())
    others = [(one, on) for one, on in known if (one.title, one.day) != mine]
    if not others:
        return places
    for one, on in others[:4]:
        template = NP_(
            "{count} of them is on “{title}” too ({owner}, {day}).",
            "{count} of them are on “{title}” too ({owner}, {day}).",
        )
        st.markdown(
            ":material/group: " + say(template, count=int(on.sum()), title=one.title, owner=one.owner, day=one.day)
        )
    if st.checkbox(say(N_("Leave out who is on another list")), key=f"less-{asked.name}"):
        return places[~np.any([on for _, on in others], axis=0)]
    return places


def _count(rows: int, out: int = 0) -> None:
    say = words().say
    line = say(NP_("{count} customer in the list.", "{count} customers in the list."), count=rows)
    if out:
        left = NP_("{count} customer is left out by lot.", "{count} customers are left out by lot.")
        line = words().together(line, say(left, count=out))
    st.markdown(line)


def _files(asked: _Asked, drawn: _Drawn, chosen: Int64s) -> None:
    """The buttons; taking a list away remembers it, if it has an owner.

    It is remembered by the call that writes the file, not by one on the click: that would run the page again meanwhile,
    and the run's end throws away what has been written before the browser has fetched it.
    """
    say = words().say
    count = int((~drawn.out).sum())
    lacks_owner = asked.share > 0 and not asked.owner
    if lacks_owner:
        st.caption(say(N_("Say first who writes to them: the list has to be remembered to be compared later.")))

    # Files are written when somebody takes them, outside of the page's run: nothing of Streamlit may be asked for then.
    here = session()

    def keep() -> None:
        if asked.owner and count:
            remember(here, asked, drawn)
            here.keep()

    contacts, spoken, members, same = doors.contacts(), plain_words(), drawn.members, door.people()
    disabled = count == 0 or lacks_owner
    if asked.code == TABLE:
        ids = drawn.ids
        staying = np.flatnonzero(~drawn.out)
        kept = [ids[place] for place in staying.tolist()]
        look_ahead = _outlook(chosen, asked.name)

        def table(container: Container) -> bytes:
            left_out = frozenset(members.customers.customer_id) - frozenset(kept)
            made = lists.to_contact(
                look_ahead(members), contacts, spoken, unknown_consent=asked.consent, held_out=left_out, same=same
            )
            content = write(made.sheet, container)
            keep()
            return content

        with st.container(horizontal=True):
            for container in ("xlsx", "csv"):
                _download(table, container, f"{asked.name}-contact", disabled)
        return
    to = destination(asked.code)
    reached = door.can_be_reached(chosen, drawn.members, asked.code, asked.consent)

    def file(_: Container) -> bytes:
        stays = np.isin(reached.kept, drawn.places[~drawn.out])
        ticket = Ticket(asked.title, asked.owner)
        made = to_destination(members, contacts, reached, stays, to, ticket, spoken)
        content = to_system(made.sheet, to.header)
        keep()
        return content

    _download(file, "csv", f"{asked.name}-{to.code}", disabled)
    st.caption(say(to.steps))
    if to.hashed:
        st.caption(
            say(
                N_(
                    "Addresses and numbers leave as SHA-256 only, which the system compares with its own. Treat the file like addresses all the same: who tries out all phone numbers finds them again."
                )
            )
        )
    st.caption(say(N_("How sure the form of the file is: {certain}"), certain=say(to.certain)))


def _download(
    content: Callable[[Container], bytes],
    container: Container,
    name: str,
    disabled: bool,  # noqa: FBT001 - Streamlit's own word
) -> None:
    st.download_button(
        container.upper(),
        data=lambda: content(container),
        file_name=f"{name}.{container}",
        mime=MEDIA_TYPES[container],
        on_click="ignore",
        icon=":material/download:",
        disabled=disabled,
        key=f"download-{name}-{container}",
    )


def remember(here: Session, asked: _Asked, drawn: _Drawn) -> None:
    """Put the list among those of the project: its name, day and groups, and marks of who is written to and who is not."""
    ids = drawn.ids
    own = here.lists if here.lists.secret else replace(here.lists, secret=secrets.token_hex(16))
    marks = holdout.marks(ids, own.secret)
    groups = Counter(str(code) for code in drawn.members.group[drawn.places]).most_common()
    one = KeptList(
        title=plain(asked.title, 80),
        owner=plain(asked.owner, 60),
        day=asked.day,
        window_days=asked.window_days,
        destination=asked.code,
        groups=tuple(groups),
        written=holdout.packed(marks[~drawn.out]),
        held_out=holdout.packed(marks[drawn.out]),
        seed=holdout.seed_of(asked.title, asked.day),
    )
    try:
        here.lists = holdout.kept_with(own, one)
    except DomainError as problem:
        here.trouble = problem.sentence


def _outlook(chosen: Int64s, name: str) -> Callable[[Members], Members]:
    """What adds to members what is expected of them, if the list is one of Value's; drawn when a file is written, for it takes a moment."""
    found = next((one for one in value.lists() if one.code == name), None) if name in VALUE_LISTS else None
    if found is None:
        return lambda members: members
    whole, left, settings, action = value.base(), value.existing(), value.settings(), plain_words().say(found.action)
    return lambda members: replace(members, outlook=lists.Outlook(action, value_rows(whole, left, chosen, settings)))


def members_of(chosen: Int64s) -> Members:
    """Some customers with their groups, in the reader's words."""
    return lists.grouped(doors.rfm(), chosen, plain_words())


def _pseudonym_key() -> bytes:
    """The project's own secret: the same file gives the same codes, and who does not have it cannot turn them back."""
    project = session().project
    return b"pseudonym" + (project.digest.encode() if project is not None else b"")


def owner_line(one: KeptList) -> str:
    """Whose list it is, since when, for which system and how long; the owner's name is escaped."""
    say = words().say
    system = say(N_("A table to read")) if one.destination == TABLE else _system(one.destination)
    written, out = holdout.sizes(one)
    parts = [
        md(one.owner),
        words().day(one.day),
        system,
        say(NP_("{count} customer", "{count} customers"), count=written),
    ]
    if out:
        parts.append(say(NP_("{count} customer left out", "{count} customers left out"), count=out))
    return " · ".join(part for part in parts if part)


def _system(code: str) -> str:
    known = {one.code: one for one in DESTINATIONS}
    return words().say(known[code].title) if code in known else md(code)
