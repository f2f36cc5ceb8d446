"""`python -m lib`: the command line."""

from __future__ import annotations

from lib.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
