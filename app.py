"""Starts Regulars: `streamlit run app.py`. The app itself begins in lib/ui/shell.py."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from lib.ui.guard import show
from lib.ui.headers import routes
from lib.ui.launch import lifespan, middleware

app = st.App(
    Path(__file__).parent / "lib" / "ui" / "shell.py",
    lifespan=lifespan,
    routes=routes(),
    middleware=middleware(),
    on_script_error=show,
)

if __name__ == "__main__":
    app.run()
