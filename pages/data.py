"""What is in your file? From an upload to orders, with every row accounted for."""

from __future__ import annotations

from lib.ui.first import first_choices

first_choices()
