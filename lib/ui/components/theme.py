"""The choice of light or dark, in the sidebar: Streamlit keeps it in its menu, where few look, and lets no script choose it.

The browser does it alone (static/theme.js), so nothing is lost and nothing is asked of the server.
"""

from __future__ import annotations

from lib.core.words import N_
from lib.ui.components.mount import component
from lib.ui.words import plain_words

#: As Streamlit's own menu calls them, and as we do.
_CHOICES = {"System": N_("System"), "Light": N_("Light"), "Dark": N_("Dark")}
_FRAME = (
    '<div class="theme"><div class="label" id="theme-label"></div><div class="choices" role="radiogroup"></div></div>'
)


def choose_theme() -> None:
    """Draw the control."""
    say = plain_words().say
    choices = [[name, say(label)] for name, label in _CHOICES.items()]
    component("theme", _FRAME)(key="theme", data={"label": say(N_("Theme")), "choices": choices})
