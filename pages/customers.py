"""Who is it? The customers behind a number, one customer's card, and lists to take away."""

from __future__ import annotations

from lib.ui.customers import page

page()
