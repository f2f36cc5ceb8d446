"""Puts a script of ours on a page without inline code: the content policy allows scripts of our own server only.

Streamlit serves the files of components that an installed package declares. Regulars is not installed, so its one folder
is declared here, with the calls that Streamlit itself makes for packages (1.67: `streamlit.components.v2.manifest_scanner`).
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from streamlit.components import v2
from streamlit.components.v2.component_manager import BidiComponentManager
from streamlit.components.v2.get_bidi_component_manager import get_bidi_component_manager
from streamlit.components.v2.manifest_scanner import ComponentConfig, ComponentManifest
from streamlit.components.v2.types import ComponentRenderer

_FOLDER = Path(__file__).parent
_PACKAGE = "regulars"


def component(name: str, html: str) -> ComponentRenderer:
    """The component of `static/<name>.js` and `static/<name>.css` in this folder; `html` is its empty frame."""
    return _renderer(get_bidi_component_manager(), name, html)


@cache
def _renderer(manager: BidiComponentManager, name: str, html: str) -> ComponentRenderer:
    """Declared once a runtime (there is one a process; tests have several)."""
    manifest = ComponentManifest(_PACKAGE, "1", [ComponentConfig(name, "static")])
    manager.register_from_manifest(manifest, _FOLDER)
    return v2.component(f"{_PACKAGE}.{name}", html=html, js=f"{name}.js", css=f"{name}.css")
