from __future__ import annotations

import pytest

from lib.ui.hosting import HOSTED, LOCAL, hosting, is_loopback, refusal


def test_only_the_explicit_setting_makes_it_hosted() -> None:
    assert hosting({}) is LOCAL
    assert hosting({"REGULARS_HOSTED": "0"}) is LOCAL
    assert hosting({"REGULARS_HOSTED": "1"}) is HOSTED


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "127.8.8.8", "[::1]", "::ffff:127.0.0.1"])
def test_only_this_machine_reaches_loopback(host: str) -> None:
    assert is_loopback(host)


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.5", "localhost.evil.com", "", None])
def test_others_reach_everything_else(host: str | None) -> None:
    assert not is_loopback(host)


@pytest.mark.parametrize("address", [None, "0.0.0.0", "::", "192.168.1.5"])
def test_a_local_app_refuses_to_start_where_others_reach_it(address: str | None) -> None:
    assert "REGULARS_HOSTED=1" in (refusal(LOCAL, address) or "")
    assert refusal(HOSTED, address) is None


def test_a_local_app_starts_on_localhost() -> None:
    assert refusal(LOCAL, "localhost") is None
