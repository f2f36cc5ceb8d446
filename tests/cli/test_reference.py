"""Real data with known answers, through the command line."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

import pytest

from tests.cli.reference import platforms, ugly
from tests.cli.running import ask
from tests.cli.schemas import ImportAnswer, RfmAnswer

pytestmark = pytest.mark.slow

#: Advertising and traffic reports are recognised and said to be such; `import` answers about them with the pages that need them.
LATER = {"google_ads_campaign_report.csv", "meta_ads_daily.csv", "巨量引擎_项目报表.xlsx", "ga4_freeform.csv"}


@pytest.fixture(scope="module")
def online_retail(reference: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The 47 MB file as the world knows it (UCI Online Retail, Latin-1)."""
    folder = tmp_path_factory.mktemp("online_retail")
    with zipfile.ZipFile(reference / "online_retail" / "OnlineRetail_csv_latin1.zip") as archive:
        name = next(name for name in archive.namelist() if name.endswith(".csv"))
        return Path(archive.extract(name, folder))


@pytest.fixture(scope="module")
def plain(online_retail: Path) -> dict[str, Any]:
    return ask("import", online_retail, "--json", "--refunds", "ignore", "--duplicates", "keep").answer


@pytest.fixture(scope="module")
def scored(online_retail: Path) -> dict[str, Any]:
    return ask("rfm", online_retail, "--json", "--refunds", "ignore", "--duplicates", "keep").answer


def test_online_retail_has_its_published_figures(plain: dict[str, Any]) -> None:
    ImportAnswer.model_validate(plain)
    assert (plain["rows"], plain["orders"], plain["customers"]) == (541_909, 18_532, 4_338)
    assert (plain["revenue"], plain["gross"], plain["refunds"]) == (8_911_407.904, 8_911_407.904, 0)
    assert (plain["first"], plain["last"]) == ("2010-12-01 08:26:00", "2011-12-09 12:50:00")


def test_online_retail_is_accounted_for_to_the_cent(plain: dict[str, Any]) -> None:
    lines = {line["code"]: (line["rows"], line["fate"]) for line in plain["ledger"]}
    assert lines["guest_order"] == (135_080, "set_aside")
    assert lines["counted"] == (397_884, "counted")
    assert sum(line["rows"] for line in plain["ledger"]) == 541_909
    assert round(sum(line["amount"] for line in plain["ledger"]), 3) == 9_747_747.934


def test_online_retail_is_cut_where_quantiles_say(scored: dict[str, Any]) -> None:
    RfmAnswer.model_validate(scored)
    assert (scored["as_of"], scored["customers"], scored["orders"]) == ("2011-12-10", 4_338, 18_532)
    assert scored["cutoffs"]["recency_days"] == pytest.approx([13.8, 33, 72, 180])
    assert scored["cutoffs"]["frequency"] == [1, 2, 3, 6]
    assert scored["cutoffs"]["monetary"] == pytest.approx([250.194, 490.096, 942.276, 2_058.426])


def test_the_groups_of_online_retail_hold_everybody_and_all_money(scored: dict[str, Any]) -> None:
    assert sum(segment["customers"] for segment in scored["segments"]) == 4_338
    assert sum(segment["revenue_share"] for segment in scored["segments"]) == pytest.approx(1)
    assert round(sum(cell["revenue"] for cell in scored["cells"]), 3) == 8_911_407.904


def test_every_form_of_the_ugly_list_and_every_platform_gives_its_answers(reference: Path) -> None:
    compared = [*ugly(reference), *platforms(reference)]
    assert len(compared) == 80
    assert {one.name: one.wrong for one in compared if one.wrong and one.name not in LATER} == {}
