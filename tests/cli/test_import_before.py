"""`import --before` tells what changed since an earlier export, as the Data page does on the next upload."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.running import ask
from tests.cli.schemas import ChangedAnswer, ImportAnswer
from tests.ui.conftest import App

HEAD = "order id,date,customer,amount,status\n"
OLD = (
    HEAD
    + """1,2026-01-05,ann,10.00,paid
2,2026-01-06,bob,20.00,paid
3,2026-02-01,ann,30.00,pending
4,2026-02-03,eve,15.00,paid
5,2026-02-04,dan,15.00,paid
"""
)
NEW = (
    HEAD
    + """1,2026-01-05,ann,10.00,paid
2,2026-01-06,bob,20.00,cancelled
3,2026-02-01,ann,25.00,paid
4,2026-02-03,eve,12.00,paid
5,2026-02-04,dan,15.00,paid
6,2026-03-09,cid,40.00,paid
7,2026-03-10,dan,40.00,paid
"""
)
LATER = HEAD + "6,2026-03-09,cid,40.00,paid\n7,2026-03-10,dan,40.00,paid\n"


@pytest.fixture(name="files")
def _files(tmp_path: Path) -> dict[str, Path]:
    files = {"old": OLD, "new": NEW, "later": LATER}
    for name, text in files.items():
        (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
    return {name: tmp_path / f"{name}.csv" for name in files}


def told(*call: object) -> ChangedAnswer:
    answer = ImportAnswer.model_validate(ask("import", *call, "--json").answer)
    assert answer.changed is not None
    return answer.changed


def test_customers_revenue_and_past_orders_are_told_and_the_bridge_adds_up(files: dict[str, Path]) -> None:
    found = told(files["new"], "--before", files["old"])
    assert (found.customers_gained, found.customers_lost, found.orders_new, found.orders_of_new) == (1, 1, 2, 1)
    said = ask("import", files["new"], "--before", files["old"]).out
    assert "2 new orders since 4 Feb 2026, worth 80.00; from new customers: 1, worth 40.00." in said
    assert (found.orders_corrected, found.orders_counting, found.orders_gone) == (1, 1, 1)
    bridge = {one.step: one.amount for one in found.bridge}
    assert bridge == {"before": 60, "corrected": -3, "gone": -20, "refunds": 0, "counting": 25, "known": 40, "new": 40, "after": 142}  # fmt: skip
    assert (found.examples["gained"], found.examples["lost"]) == (["cid"], ["bob"])


def test_the_page_tells_the_same(files: dict[str, Path]) -> None:
    app = App().page("data").upload("shop.csv", OLD.encode()).upload("shop.csv", NEW.encode())
    title, sentence, *rest = ask("import", files["new"], "--before", files["old"]).out.splitlines()
    assert title == "What changed since last time"
    assert sentence in app.text
    for table in app.tab.dataframe[:2]:  # the bridge, and who moved from which group to which
        for row in table.value.astype("str").to_numpy().tolist():
            assert any(all(cell in line for cell in row) for line in rest), row


def test_the_next_months_file_may_be_named_beside_the_one_before(files: dict[str, Path]) -> None:
    both = told(files["old"], files["later"], "--before", files["old"])
    assert (both.orders_gone, both.customers_lost, both.orders_new) == (0, 0, 2)
    assert told(files["later"], "--before", files["old"]) == both
    same = ask("import", files["old"], "--before", files["old"])
    assert "the orders are the same as before" in same.out


def test_an_export_that_begins_later_is_laid_over_the_one_before_as_on_the_page(
    files: dict[str, Path], tmp_path: Path
) -> None:
    """Order 1 is of a day that the newer export lacks; 2 was cancelled, 3 and 4 were changed."""
    newer = tmp_path / "newer.csv"
    newer.write_text("".join(line for line in NEW.splitlines(keepends=True) if line[:2] != "1,"), encoding="utf-8")
    answer = ImportAnswer.model_validate(ask("import", newer, "--before", files["old"], "--json").answer)
    assert (answer.orders, answer.revenue) == (5, 132)  # of the file alone
    assert answer.changed is not None
    assert answer.changed == told(files["old"], newer, "--before", files["old"])
    assert (answer.changed.orders_gone, answer.changed.examples["lost"], answer.changed.customers_gained) == (1, ["bob"], 1)  # fmt: skip
    assert {one.step: one.amount for one in answer.changed.bridge}["after"] == 142
    said = {one.code: one.text for one in answer.findings}
    assert said["next_export"].startswith("The file begins on 1 Feb 2026, later than the earlier export (5 Jan 2026)")
    assert "files_laid_over" in said
    app = App().page("data")
    box = next(box for box in app.tab.file_uploader if "upload" in str(box.key))
    for path in (files["old"], newer):
        box.set_value([(path.name, path.read_bytes(), "text/csv")])
        app.tab.run()
        box = next(box for box in app.tab.file_uploader if "add" in str(box.key))
    sentence = ask("import", newer, "--before", files["old"]).out.splitlines()[1]
    assert sentence in app.text


def test_an_export_that_begins_later_and_does_not_fit_is_compared_as_it_is(
    files: dict[str, Path], tmp_path: Path
) -> None:
    lines = tmp_path / "lines.csv"
    lines.write_text(LATER.replace("amount", "quantity,unit price").replace(",40.00", ",1,40.00"), encoding="utf-8")
    answer = ImportAnswer.model_validate(ask("import", lines, "--before", files["old"], "--json").answer)
    assert answer.changed is not None
    assert answer.changed.orders_gone == 4
    assert "cannot be laid over it" in {one.code: one.text for one in answer.findings}["next_export"]


def test_who_came_went_and_moved_is_a_file(files: dict[str, Path], tmp_path: Path) -> None:
    out = tmp_path / "who.csv"
    assert ask("import", files["new"], "--before", files["old"], "--out", out).code == 0
    assert '"cid","new"' in out.read_text(encoding="utf-8-sig")
    refused = ask("import", files["new"], "--out", out)
    assert (refused.code, "--before" in refused.err) == (2, True)


def test_what_cannot_be_compared_is_refused_in_words(files: dict[str, Path], tmp_path: Path) -> None:
    totals, other = tmp_path / "totals.csv", tmp_path / "other.csv"
    totals.write_text(
        "date,visitors,orders\n" + "".join(f"2026-01-0{at},10,1\n" for at in range(1, 9)), encoding="utf-8"
    )
    other.write_text("name,age\nann,7\nbob,8\n", encoding="utf-8")
    for call, words in (((totals, "--before", files["old"]), "holds none"), ((files["new"], "--before", other), "cannot be read")):  # fmt: skip
        ran = ask("import", *call)
        assert (ran.code, words in ran.err) == (1, True), ran.err


def lacked(*files: Path) -> list[tuple[str, str]]:
    """What is said of orders that the newest of several files no longer has."""
    answer = ImportAnswer.model_validate(ask("import", *files, "--json").answer)
    return [(one.level, one.text) for one in answer.findings if one.code == "not_in_newer"]


def test_orders_that_a_newer_export_of_their_days_lacks_are_told(files: dict[str, Path], tmp_path: Path) -> None:
    newer = tmp_path / "newer.csv"
    newer.write_text("".join(line for line in NEW.splitlines(keepends=True) if not line.startswith(("2,", "4,"))), encoding="utf-8")  # fmt: skip
    ((level, said),) = lacked(files["old"], newer)
    assert level == "warning"
    assert said.startswith(
        "2 orders of 6 Jan 2026 to 3 Feb 2026, worth 35.00, are in an earlier file and not in “newer.csv”"
    )
    assert not lacked(files["old"], files["new"])
    assert not lacked(files["old"], files["later"])
    app = App().page("data")
    box = next(box for box in app.tab.file_uploader if "upload" in str(box.key))
    box.set_value([("old.csv", OLD.encode(), "text/csv"), ("newer.csv", newer.read_bytes(), "text/csv")])
    app.tab.run()
    assert not app.tab.exception
    assert "2 orders of 6 Jan 2026 to 3 Feb 2026, worth" in app.text
    app.tab.button(key="lacking-right").click().run()
    assert "2 orders of 6 Jan 2026 to 3 Feb 2026, worth" not in app.text


def test_a_newer_export_of_another_selection_is_called_one(files: dict[str, Path], tmp_path: Path) -> None:
    newer = tmp_path / "newer.csv"
    newer.write_text(HEAD + "1,2026-01-05,ann,10.00,paid\n6,2026-03-09,cid,40.00,paid\n", encoding="utf-8")
    ((level, said),) = lacked(files["old"], newer)
    assert (level, "another selection" in said) == ("info", True)
