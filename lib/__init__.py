"""Regulars: who comes back, what a customer is worth, and where the next unit of budget should go."""

from __future__ import annotations

__version__ = "0.1.0"
