"""The texts that Streamlit's own parts bring along: it has no hook for them, so lib/ui/static/chrome.js replaces them.

A placeholder stands for anything. They are translated in the catalogues like every other sentence, so a new language needs
nothing here; a test in the browser looks for English that was left over.
"""

from __future__ import annotations

from lib.core.words import N_
from lib.text.languages import LANGUAGES, Language
from lib.text.words import Words

TEXTS: tuple[str, ...] = (
    # the frame
    N_("Skip to main content"),
    N_("Sidebar"),
    N_("Collapse sidebar"),
    N_("Expand sidebar"),
    N_("App pages"),
    N_("Main menu"),
    N_("Theme"),
    N_("System"),
    N_("Light"),
    N_("Dark"),
    N_("About"),
    N_("Made with Streamlit v"),
    N_("Copy version to clipboard"),
    N_("Notifications"),
    N_("Close"),
    N_("Dismiss"),
    N_("Connecting"),
    N_("Connection error"),
    N_("Connecting to Streamlit server"),
    N_("Unable to connect to Streamlit server"),
    N_("Running..."),
    N_("Stop"),
    N_("Stopping..."),
    # uploading
    N_("Upload"),
    N_("file upload"),
    N_("Add files"),
    N_("{size} per file"),
    N_("{size} per file • {kinds}"),
    N_("• {kinds}"),
    N_("Error:"),
    N_("{kind} files are not allowed."),
    N_("File must be {size} or smaller."),
    # choosing
    N_("Choose options"),
    N_("Choose an option"),
    N_("Select all"),
    N_("Deselect all"),
    N_("No results"),
    N_("Selected values"),
    N_("Clear all"),
    N_("Clear value"),
    N_("Remove {name}"),
    N_("Open"),
    N_("Help"),
    N_("Help for {label}"),
    N_("{name} icon"),
    N_("{count} option available."),
    N_("{count} options available."),
    N_("Decrement"),
    N_("Increment"),
    N_("Press Enter to apply"),
    N_("Press Enter to submit form"),
    # dates
    N_("Choose date"),
    N_("Choose date range"),
    N_("Date range"),
    N_("Select..."),
    N_("Quick select a date range"),
    N_("Previous month"),
    N_("Next month"),
    N_("Past Week"),
    N_("Past Month"),
    N_("Past 3 Months"),
    N_("Past 6 Months"),
    N_("Past Year"),
    N_("Past 2 Years"),
    N_("year, {label} start date"),
    N_("month, {label} start date"),
    N_("day, {label} start date"),
    N_("year, {label} end date"),
    N_("month, {label} end date"),
    N_("day, {label} end date"),
    # after the longer ones: the first that fits is taken
    N_("year, {label}"),
    N_("month, {label}"),
    N_("day, {label}"),
    N_("{label} start date"),
    N_("{label} end date"),
    # tables and charts
    N_("Pagination"),
    N_("Previous page"),
    N_("Next page"),
    N_("Page {number}"),
    N_("Show/hide columns"),
    N_("Search"),
    N_("Type to search"),
    N_("Fullscreen"),
    N_("Close fullscreen"),
    N_("Show data"),
    N_("Show chart"),
    N_("Download as PNG"),
    N_("Copy to clipboard"),
    N_("Copy Vega-Lite spec"),
    N_("Show data: {chart}"),
    N_("Show chart: {chart}"),
    N_("Download as PNG: {chart}"),
    N_("Copy Vega-Lite spec: {chart}"),
    N_("Fullscreen: {chart}"),
    N_("Show/hide columns: {chart}"),
    N_("Vega visualization"),
    N_("Search: {chart}"),
    N_("Navigate to home page"),
    N_("Add row"),
    N_("Delete row(s)"),
    N_("Sort ascending"),
    N_("Sort descending"),
    N_("Autosize"),
    N_("Pin column"),
    N_("Unpin column"),
    N_("Hide column"),
    N_("Format"),
)

#: What we say otherwise than Streamlit, in English too.
OTHERWISE: dict[str, str] = {
    "AxiosError: Request failed with status code 413": N_("This file is larger than this server takes."),
    "AxiosError: Request failed with status code 429": N_(
        "Too many files in ten minutes. Wait a little, then try again."
    ),
    "Is Streamlit still running? If you accidentally stopped Streamlit, just restart it in your terminal:": N_(
        "Regulars has stopped. Start it again where you started it; this page then continues."
    ),
    "streamlit run yourscript.py": "streamlit run app.py",
}


def pairs(language: Language) -> list[tuple[str, str]]:
    """(what Streamlit says, what this language says); nothing where they are the same."""
    say = Words(language).say
    texts = {**{text: text for text in TEXTS}, **OTHERWISE}
    return [(theirs, say(ours)) for theirs, ours in texts.items() if say(ours) != theirs]


def dictionaries() -> dict[str, object]:
    """For the script: by language, the value of `<html lang>` and the pairs."""
    return {
        language.code: {"html": language.locale.replace("_", "-"), "pairs": pairs(language)} for language in LANGUAGES
    }
