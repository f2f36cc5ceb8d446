"""Whose machine this is: the shop owner's own, or a server for others."""

from __future__ import annotations

import ipaddress
import os
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

SWITCH = "REGULARS_HOSTED"
MEGABYTE = 1024 * 1024


@dataclass(frozen=True)
class Hosting:
    """What differs between one's own machine and a server for others.

    Attributes:
        place: "local": loopback only, autosave on, no quota. "hosted": quota on, autosave off.
        upload_megabytes: the largest file taken.
        quota_files, quota_megabytes, quota_seconds: uploads of one session in a sliding window; None: no quota.
    """

    place: Literal["local", "hosted"]
    upload_megabytes: int
    quota_files: int | None = None
    quota_megabytes: int | None = None
    quota_seconds: int = 600


LOCAL = Hosting("local", upload_megabytes=2048)
HOSTED = Hosting("hosted", upload_megabytes=50, quota_files=6, quota_megabytes=120)


def hosting(environment: Mapping[str, str] | None = None) -> Hosting:
    """Hosted only where the environment says so; never guessed."""
    switch = (os.environ if environment is None else environment).get(SWITCH, "")
    return HOSTED if switch.strip().lower() in {"1", "true", "yes", "on"} else LOCAL


def is_loopback(host: str | None) -> bool:
    """Whether a name or address can only be reached from this machine."""
    if host is None:
        return False
    name = host.strip("[]").lower()
    if name == "localhost" or name.endswith(".localhost"):
        return True
    try:
        address = ipaddress.ip_address(name)
    except ValueError:
        return False
    mapped = getattr(address, "ipv4_mapped", None)
    return (mapped or address).is_loopback


def refusal(place: Hosting, address: str | None) -> str | None:
    """Why the server must not start on this address; None where it may."""
    if place.place == "hosted" or is_loopback(address):
        return None
    return (
        f"error: Regulars was told to listen on {address or 'every interface'}, where other machines can reach it. "
        f"On your own machine leave server.address at localhost; "
        f"to host it for others set {SWITCH}=1 and put a login in front (SECURITY.md)."
    )
