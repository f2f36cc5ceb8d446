"""Words and numbers in the reader's language: gettext catalogues and Babel formats."""
