"""What one browser tab is working on, and how a page asks for it.

The whole of a tab's state is one typed object, `session()`. A page reads it, asks the doors (`lib.ui.doors`) for answers
and says them with `words()`; it never touches `st.session_state`, files or tables.

    from lib.ui.session import session, words
    from lib.ui.doors import customers, rfm

    here, say = session(), words().say
    here.project        the open shop: `.name`, `.currency`, `.key` (what caches are keyed by), `.side("spend")` (a file
                        beside the orders, or None; `.side_key("spend")` keys answers from it); a page that
                        `needs_data` (lib/ui/pages.py) only runs where there is one
    here.view           the filters of the sidebar (lib.core.settings.View)
    here.rfm            the cut-offs (RfmSettings); `here.change_rfm(new)` keeps the old one for `here.undo_cut_offs()`;
                        `here.can_undo("cut_offs")` says whether there is a step to take back
    here.budget         the budget page's choice and scenarios (BudgetSettings); change it with `here.change_budget(new)`, which is a
                        step for `here.undo_budget()`, and so is `here.change_costs(new)` on that page
    here.reading        how the file is read (ImportSettings); only the data page changes it
    here.own_maps       the project's own segment maps and the one that is being edited; `here.segment_map()` is the one
                        that is used; change the draft with `here.change_draft(new)`
    here.controls       what is chosen in controls that only ask (lib/ui/controls.py), by their keys
    here.revision       goes up when settings change other than by a widget of this page (undo, a project opened):
                        put it into the keys of widgets that show settings: `key=f"bins-{here.revision}"`

Widgets: give `value=`/`index=` from `here` and write back in `on_change` (callbacks run before the page is drawn, so the
sidebar, the address and the autosave see the change at once). Never keep a result in the state: ask the door again, it is
cached. Fragments: use `lib.ui.guard.fragment` instead of `st.fragment`, so that errors stay discreet and work is saved.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import UTC, date, datetime
from typing import Any, Literal

import streamlit as st

from lib.analysis.clusters import Frozen
from lib.analysis.lifecycle import LifePick
from lib.analysis.reconcile import Shown
from lib.analysis.rfm import Pick
from lib.analysis.segments import OwnMaps, SegmentMap
from lib.catalog.segments import segment_map
from lib.core.settings import (
    BudgetChoice,
    BudgetDecision,
    BudgetScenario,
    BudgetSettings,
    ClusterSettings,
    CostSettings,
    ImportSettings,
    ListSettings,
    RfmSettings,
    StageSettings,
    ValueSettings,
    View,
)
from lib.core.words import N_, Sentence
from lib.ingest.imported import Kind
from lib.ingest.table import TextTable
from lib.ingest.without_orders import NO_ORDERS, no_orders
from lib.reports.project import Choices, OtherFile, Told
from lib.reports.remembered import Remembered
from lib.ui.autosave import Keeper
from lib.ui.controls import Controls
from lib.ui.shop import Away, Beside, Project, Unread
from lib.ui.words import words

__all__ = ["Opened", "Session", "Undoable", "session", "words"]

Undoable = Literal["budget", "reading", "cut_offs", "draft", "beside", "files"]
_KEPT_STEPS = 50
_KEPT_AWAY = 2  # each may be large


@dataclass(frozen=True)
class Opened:
    """Some customers, as a page pointed at them.

    Attributes:
        pick: a group, a cell of the grid or a bar; None for a list.
        list_code: a list of the home page.
        life: a stage, or a cohort at an age.
        kept: a list that was taken away (lib.analysis.holdout.key_of).
    """

    pick: Pick | None = None
    list_code: str | None = None
    life: LifePick | None = None
    kept: tuple[str, date, str] | None = None


@dataclass(frozen=True)
class BudgetStep:
    """What a step of the page Budget took the place of.

    Attributes:
        choice, told_until: of the budget, before it.
        costs: the fields of the costs that it changed, as they were.
        controls: what the controls held that it changed (lib.ui.controls); None: what is usual.
        corrected: a line of the ledger before and after its curves were corrected; None: none was.
    """

    choice: BudgetChoice
    told_until: date | None
    costs: Mapping[str, object] = field(default_factory=dict[str, object])
    controls: Mapping[str, Told | None] = field(default_factory=dict[str, "Told | None"])
    corrected: tuple[BudgetDecision, BudgetDecision] | None = None


@dataclass
class Session:
    """The state of one tab. Change it through its methods, so that undo and autosave see it.

    Attributes:
        unread: a file that waits for its columns to be told; the project before stays open beside it.
        trouble: why the last upload or change was refused; shown until the next one, on the page where it was tried.
        refused: why files of the last upload were left out, while others of it were opened.
        notice: what the last upload did, where that is good news.
        cancelled: that reading a file was cancelled, and what is open; until the next file or another page.
        next_export: that the open file looks like the next one of the shop before, where it took its place.
        apart: files that were opened as a shop of their own, and can be added to the one that was open before instead.
        away: what was put away in this tab and can be opened again, the latest last.
        waiting: files that came without orders; they join the next order file.
        shown: what the shop's own dashboard shows, as typed in on the data page.
        page: the page that is open (lib/ui/pages.py).
        uploads: how many files were offered; names the upload box, so that it is empty again after each.
        plan_name: what a plan of the budget without any file is called; "": nothing yet.
        keeper: what this tab knows about its saves.
        awaited: what the next files hold, as whoever comes to add them has said; None: they tell themselves.
        opened: whose customers the customers page shows; None: everyone's.
        customer: the one customer whose card is open.
        remembered: how files were read, by their headers (lib.ui.remembering); None: not looked up yet.
        answered: whose answers are in memory (Project.answers_key); None: nobody's.
    """

    project: Project | None = None
    view: View = field(default_factory=View)
    rfm: RfmSettings = field(default_factory=RfmSettings)
    stages: StageSettings = field(default_factory=StageSettings)
    budget: BudgetSettings = field(default_factory=BudgetSettings)
    value: ValueSettings = field(default_factory=ValueSettings)
    costs: CostSettings = field(default_factory=CostSettings)
    lists: ListSettings = field(default_factory=ListSettings)
    own_maps: OwnMaps = field(default_factory=OwnMaps)
    clusters: ClusterSettings = field(default_factory=ClusterSettings)
    kept_clusters: Frozen | None = None
    controls: Controls = field(default_factory=Controls)
    unread: Unread | None = None
    trouble: Sentence | None = None
    refused: tuple[Sentence, ...] = ()
    notice: Sentence | None = None
    cancelled: Sentence | None = None
    next_export: Sentence | None = None
    apart: tuple[Beside, ...] = ()
    away: tuple[Away | Unread, ...] = ()
    waiting: tuple[Beside, ...] = ()
    shown: Shown | None = None
    page: str = ""
    uploads: int = 0
    revision: int = 0
    plan_name: str = ""
    keeper: Keeper = field(default_factory=Keeper)
    awaited: Kind | None = None
    opened: Opened | None = None
    customer: str | None = None
    remembered: dict[str, Remembered] | None = None
    answered: str | None = None
    _gesture: str = ""
    _past_rfm: list[RfmSettings] = field(default_factory=list[RfmSettings])
    _past_readings: list[ImportSettings] = field(default_factory=list[ImportSettings])
    _past_beside: list[tuple[Beside, ...]] = field(default_factory=list[tuple[Beside, ...]])
    _past_files: Project | None = None
    _past_budgets: list[BudgetStep] = field(default_factory=list[BudgetStep])
    _past_drafts: list[SegmentMap] = field(default_factory=list[SegmentMap])

    @property
    def reading(self) -> ImportSettings:
        """How the open file is read."""
        return ImportSettings() if self.project is None else self.project.reading

    def open(
        self,
        project: Project,
        *,
        view: View | None = None,
        rfm: RfmSettings | None = None,
        stages: StageSettings | None = None,
        budget: BudgetSettings | None = None,
        value: ValueSettings | None = None,
        lists: ListSettings | None = None,
    ) -> None:
        """Put another project on the table; its own choices replace the ones before."""
        kept = self.budget if self.project is None else BudgetSettings()  # typed before there was a file
        before = self.project
        if before is not None and (before.has_orders or not set(before.beside) <= set(project.beside)):
            self.put_away()
        self.away = tuple(one for one in self.away if one.digest != project.digest)
        self.project = project
        self.view = view or View()
        self.rfm = rfm or RfmSettings()
        self.stages = stages or StageSettings()
        self.budget = budget or kept
        self.value = value or ValueSettings()
        self.lists = lists or ListSettings()
        self.own_maps = OwnMaps()
        self.clusters, self.kept_clusters = ClusterSettings(), None
        self.costs = CostSettings()
        self._clear()

    def close(self) -> None:
        """Put the project away."""
        self.put_away()
        self.project = None
        self.view, self.rfm, self.stages = View(), RfmSettings(), StageSettings()
        self.budget = BudgetSettings()
        self.value = ValueSettings()
        self.lists = ListSettings()
        self.own_maps = OwnMaps()
        self.clusters, self.kept_clusters = ClusterSettings(), None
        self.costs = CostSettings()
        self._clear()

    def put_away(self, unread: Unread | None = None) -> None:
        """Keep the open shop, or a file whose columns were not told, to be opened again in this tab."""
        project, choices = self.project, self.choices()
        one: Away | Unread | None = unread
        if unread is None and project is not None and choices is not None and project.sample is None:
            one = Away(project, choices, self.keeper.place)
        if one is not None and (unread is None or all(other.digest != one.digest for other in self.away)):
            others = [other for other in self.away if other.digest != one.digest]
            self.away = (*others, one)[-_KEPT_AWAY:]

    def forget_past(self) -> None:
        """Keep nothing of what was open or how its files were before."""
        self.away, self._past_files = (), None

    def _clear(self) -> None:
        self.unread, self.trouble, self.refused, self.notice, self.shown = None, None, (), None, None
        self.next_export, self._past_files = None, None
        self.waiting, self.apart = (), ()
        self.opened, self.customer = None, None
        self.plan_name = ""
        self.controls = Controls()
        self._past_rfm.clear()
        self._past_readings.clear()
        self._past_beside.clear()
        self._past_budgets.clear()
        self._past_drafts.clear()
        self.keeper.turn_to()
        self.revision += 1

    def turn_to(self, page: str) -> None:
        """Note which page is open; what went wrong on another one is no longer of interest, what was done is while it can be undone."""
        if self.page not in {"", page}:
            self.trouble, self.refused, self.cancelled = None, (), None
            if not self.apart and not self.can_undo("files"):
                self.notice = None
        self.page = page

    def change_view(self, view: View) -> None:
        """Look at another part of the orders."""
        self.view = view

    def change_stages(self, settings: StageSettings) -> None:
        """Tell the stages of customers differently."""
        self.stages = settings

    def change_rfm(self, settings: RfmSettings, gesture: str = "") -> None:
        """Score and name customers differently; the settings before are kept for undo.

        Changes of one gesture, such as the many places of a handle while it is dragged, are one step to take back.
        """
        if settings != self.rfm:
            if not gesture or gesture != self._gesture:
                self._past_rfm.append(self.rfm)
                del self._past_rfm[:-_KEPT_STEPS]
            self._gesture = gesture
            self.rfm = settings

    @property
    def rfm_before(self) -> RfmSettings | None:
        """The cut-offs that undo would bring back."""
        return self._past_rfm[-1] if self._past_rfm else None

    def change_reading(self, settings: ImportSettings, read: Callable[[Project, ImportSettings], Project]) -> None:
        """Read the file differently; nothing changes where `read` raises."""
        if self.project is None or settings == self.project.reading:
            return
        before = self.project.reading
        self.project = read(self.project, settings)
        self._past_files = None
        self._past_readings.append(before)
        del self._past_readings[:-_KEPT_STEPS]

    def change_files(self, project: Project) -> None:
        """The same shop with other files; what was asked of it stays, and how its files were is kept for undo."""
        self._past_files, self.project = self.project, project
        self.trouble, self.refused, self.notice, self.next_export, self.apart = None, (), None, None, ()
        self._past_readings.clear()
        self._past_beside.clear()
        self.revision += 1

    @property
    def files_before(self) -> Project | None:
        """The shop with the files that undo would bring back."""
        return self._past_files

    def undo_files(self) -> None:
        """Take back the last change of files, as long as nothing else was changed about them since."""
        if self._past_files is not None:
            self.change_files(self._past_files)
            self._past_files = None

    def change_beside(self, beside: tuple[Beside, ...]) -> None:
        """Take the files beside the orders otherwise; how they were taken before is kept for undo."""
        if self.project is not None:
            self._past_files = None
            self._past_beside.append(self.project.beside)
            del self._past_beside[:-_KEPT_STEPS]
            self.project = replace(self.project, beside=beside)

    def undo_beside(self) -> None:
        """Take back the last change of how a file beside the orders is taken."""
        if self._past_beside and self.project is not None:
            self.project = replace(self.project, beside=self._past_beside.pop())
            self.revision += 1

    def change_budget(
        self,
        choice: BudgetChoice,
        widgets: Literal["keep", "redraw"] = "keep",
        *,
        told_until: date | Literal["as before"] | None = "as before",
        controls: Mapping[str, Told | None] | None = None,
        corrected: tuple[BudgetDecision, BudgetDecision] | None = None,
    ) -> None:
        """Ask something else of the budget; each change is a step to undo: a slider tells its figure when it is let go.

        Args:
            choice: what is asked from now on.
            widgets: "redraw": the choice does not come from the page's own widgets, which are to show it.
            told_until: the last day of the files that its channels are from; None: of none, or it is not known.
            controls: what those of the controls (lib.ui.controls) held that change with it; None: nothing but the usual.
            corrected: a line of the ledger before and after the curves were corrected by it.
        """
        if choice != self.budget.choice or controls or corrected is not None:
            self._step_of_budget(controls=controls or {}, corrected=corrected)
            self.budget = replace(self.budget, choice=choice)
        if told_until != "as before":
            self.budget = replace(self.budget, told_until=told_until)
        if corrected is not None:
            self._rewrite(*corrected)
        if widgets == "redraw":
            self.revision += 1

    def change_costs(self, costs: CostSettings) -> None:
        """Tell otherwise whom the spend of the files brought; on the page Budget that is a step of its Undo."""
        before = {
            one.name: getattr(self.costs, one.name)
            for one in fields(costs)
            if getattr(self.costs, one.name) != getattr(costs, one.name)
        }
        if before and self.page == "budget":
            self._step_of_budget(costs=before)
        self.costs = costs

    def undo_budget(self) -> None:
        """Take back the last step of the page Budget."""
        if self._past_budgets:
            step = self._past_budgets.pop()
            self.budget = replace(self.budget, choice=step.choice, told_until=step.told_until)
            self.costs = replace(self.costs, **step.costs)
            for key, told in step.controls.items():
                self.controls.put(key, told)
            if step.corrected is not None:
                self._rewrite(*reversed(step.corrected))
            self.revision += 1

    def _step_of_budget(self, **before: Any) -> None:
        self._past_budgets.append(BudgetStep(self.budget.choice, self.budget.told_until, **before))
        del self._past_budgets[:-_KEPT_STEPS]

    def _rewrite(self, line: BudgetDecision, anew: BudgetDecision) -> None:
        """Put another line into the ledger where one stands, if it still does."""
        self.change_decisions(tuple(anew if one == line else one for one in self.budget.decisions))

    def change_scenarios(self, scenarios: tuple[BudgetScenario, ...]) -> None:
        """Put plans aside, or copy them."""
        self.budget = replace(self.budget, scenarios=scenarios)

    def remove_scenario(self, at: int) -> None:
        """Remove a plan that was put aside; it is kept, to be brought back, until another one is removed."""
        kept = self.budget.scenarios
        self.budget = replace(self.budget, scenarios=(*kept[:at], *kept[at + 1 :]), gone_scenario=(at, kept[at]))

    def bring_back_scenario(self, name: str) -> None:
        """Put the plan that was removed last where it stood, under a name that no other has."""
        if self.budget.gone_scenario is not None:
            (at, one), kept = self.budget.gone_scenario, self.budget.scenarios
            back = (*kept[:at], replace(one, name=name), *kept[at:])
            self.budget = replace(self.budget, scenarios=back, gone_scenario=None)

    def change_decisions(self, decisions: tuple[BudgetDecision, ...]) -> None:
        """Write into the ledger of decided plans."""
        self.budget = replace(self.budget, decisions=decisions)

    def remove_decision(self, at: int) -> None:
        """Remove a line of the ledger; it is kept, to be brought back, until another one is removed."""
        kept = self.budget.decisions
        self.budget = replace(self.budget, decisions=(*kept[:at], *kept[at + 1 :]), gone_decision=(at, kept[at]))

    def bring_back_decision(self) -> None:
        """Put the line that was removed last where it stood."""
        if self.budget.gone_decision is not None:
            (at, one), kept = self.budget.gone_decision, self.budget.decisions
            self.budget = replace(self.budget, decisions=(*kept[:at], one, *kept[at:]), gone_decision=None)

    def can_undo(self, what: Undoable) -> bool:
        """Whether there is a step to take back."""
        if what == "budget":
            return bool(self._past_budgets)
        if what == "draft":
            return bool(self._past_drafts)
        if what == "beside":
            return bool(self._past_beside)
        if what == "files":
            return self._past_files is not None
        return bool(self._past_rfm if what == "cut_offs" else self._past_readings)

    def undo_cut_offs(self) -> None:
        """Take back the last change of the cut-offs."""
        if self._past_rfm:
            self._gesture = ""
            self.rfm = self._past_rfm.pop()
            self.revision += 1

    def segment_map(self, name: str | None = None) -> SegmentMap:
        """A map by its name, ours or the project's own; the one that is used, where none is named.

        Raises:
            CannotRead: there is no such map.
        """
        return segment_map(name or self.rfm.map_name, self.own_maps.saved)

    def use_map(self, chosen: SegmentMap) -> None:
        """Name customers by another map, cut as its author does."""
        self.change_rfm(RfmSettings(*chosen.cuts, map_name=chosen.name))
        self.opened = None
        self.revision += 1

    def start_draft(self, draft: SegmentMap | None) -> None:
        """Begin to edit a map, or put the one at hand away."""
        self.own_maps = replace(self.own_maps, draft=draft)
        self._past_drafts.clear()
        self.revision += 1

    def change_draft(self, draft: SegmentMap, widgets: Literal["keep", "redraw"] = "keep") -> None:
        """One step of editing, to be taken back by `undo_draft`.

        `widgets` "redraw": the page's own widgets are to show what has changed.
        """
        before = self.own_maps.draft
        if before is not None and draft != before:
            self._past_drafts.append(before)
            del self._past_drafts[:-_KEPT_STEPS]
            self.own_maps = replace(self.own_maps, draft=draft)
        if widgets == "redraw":
            self.revision += 1

    def undo_draft(self) -> None:
        """Take back the last step of editing."""
        if self._past_drafts:
            self.own_maps = replace(self.own_maps, draft=self._past_drafts.pop())
            self.revision += 1

    def save_map(self, saved: SegmentMap) -> None:
        """Keep a map in the project, in the place of an older one of its name."""
        others = tuple(one for one in self.own_maps.saved if one.name != saved.name)
        self.own_maps = replace(self.own_maps, saved=(*others, saved))

    def drop_map(self, name: str) -> None:
        """Take a map of one's own out of the project; where it is used, ours takes its place."""
        left = tuple(one for one in self.own_maps.saved if one.name != name)
        self.own_maps = replace(self.own_maps, saved=left)
        self._past_rfm = [one for one in self._past_rfm if one.map_name != name]
        if self.rfm.map_name == name:
            self.rfm = RfmSettings()
            self.opened = None
        self.revision += 1

    def undo_reading(self, read: Callable[[Project, ImportSettings], Project]) -> None:
        """Take back the last change of how the file is read."""
        if self._past_readings and self.project is not None:
            self.project = read(self.project, self._past_readings[-1])
            self._past_readings.pop()
            self.revision += 1

    @property
    def usual_margin(self) -> float:
        """The gross margin in percent as it was told on Value; 100, which counts revenue, where it was not."""
        return 100.0 if self.value.margin is None else round(100 * self.value.margin, 6)

    def choices(self) -> Choices | None:
        """What is saved of this tab besides the table; None without a project or a plan."""
        project = self.project
        if project is None:
            return self.plan() if self.has_plan else None
        return Choices(
            name=project.name,
            file=project.file,
            digest=project.digest,
            sample=project.sample,
            reading=project.reading,
            view=self.view,
            rfm=self.rfm,
            beside=tuple(
                OtherFile(kind=one.kind, file=one.file, digest=one.digest, reading=one.reading)
                for one in project.beside
                if one.origin == "upload"
            ),
            earlier=None if project.before is None else project.before.digest,
            stages=self.stages,
            budget=self.budget,
            value=self.value,
            costs=self.costs,
            lists=self.lists,
            own_maps=self.own_maps,
            clusters=self.clusters,
            kept_clusters=self.kept_clusters,
            controls=dict(self.controls.told),
        )

    def tables(self) -> list[TextTable]:
        """The tables that belong to `choices()`: the orders, the other files that were uploaded, the earlier state."""
        project = self.project
        if project is None:
            return [no_orders()]
        others = [one.side.table for one in project.beside if one.origin == "upload"]
        before = [] if project.before is None else [project.before.table]
        return [project.imported.table, *others, *before]

    def keep(self) -> None:
        """Let the autosave see what changed; the shell and fragments call it after every run."""
        self.controls.note()
        choices = self.choices()
        if choices is not None:
            self.keeper.keep(choices, self.tables(), datetime.now(UTC))

    @property
    def name(self) -> str:
        """What is open is called: the project, or the plan without one."""
        return (self.plan_name or words().say(N_("Budget plan"))) if self.project is None else self.project.name

    def rename(self, name: str) -> None:
        """Call the project, or the plan without one, something else."""
        if not name.strip():
            return
        if self.project is not None:
            self.project = replace(self.project, name=name.strip())
        else:
            self.plan_name = name.strip()

    @property
    def has_plan(self) -> bool:
        """Whether a budget is planned without any file of a shop."""
        return self.project is None and self.budget != BudgetSettings()

    def open_plan(self, choices: Choices) -> None:
        """Open a plan without any file of a shop, as it was saved; what was open is put away."""
        self.close()
        self.plan_name, self.budget = choices.name, choices.budget
        self.controls = Controls(dict(choices.controls))

    def plan(self) -> Choices:
        """What is saved of a plan without any file of a shop."""
        return Choices(name=self.name, file="", digest=NO_ORDERS, budget=self.budget, controls=dict(self.controls.told))


def session() -> Session:
    """The state of this tab."""
    if "session" not in st.session_state:
        st.session_state["session"] = Session()
    here: Session = st.session_state["session"]
    return here
