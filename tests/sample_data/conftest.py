from __future__ import annotations

import pytest

from sample_data.generate import SHOPS
from tests.sample_data.shop_files import ShopFiles

FILES = {shop.code: ShopFiles(shop) for shop in SHOPS}


@pytest.fixture(params=FILES, ids=str)
def files(request: pytest.FixtureRequest) -> ShopFiles:
    """Each sample shop's files in turn."""
    return FILES[request.param]
