#!/bin/sh
# Starts Regulars: on macOS by a double click, elsewhere by `make run`. The environment is made once, in the folder .venv,
# from requirements.lock; a later start only compares that file. `--environment` makes the empty environment and stops.
cd "$(dirname "$0")" || exit 1
PIP_DISABLE_PIP_VERSION_CHECK=1
PIP_NO_INPUT=1
export PIP_DISABLE_PIP_VERSION_CHECK PIP_NO_INPUT

fits() {
  # macOS has a /usr/bin/python3 that only opens a dialogue until the developer tools are installed.
  if [ "$(command -v "$1")" = /usr/bin/python3 ] && [ "$(uname)" = Darwin ] && ! xcode-select -p >/dev/null 2>&1; then
    return 1
  fi
  "$1" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 14))' >/dev/null 2>&1
}

stop() {
  printf '%s\n' "$@" >&2
  exit 1
}

first_that_fits() {
  for candidate in "$@"; do
    if fits "$candidate"; then
      found=$candidate
      return 0
    fi
  done
  return 1
}

make_environment() {
  install="Install one from https://www.python.org/downloads/ and start again, or name one: make run PYTHON=/path/to/python3"
  if [ -n "$PYTHON" ]; then
    first_that_fits "$PYTHON" || stop "Regulars needs Python 3.11, 3.12 or 3.13. $PYTHON is not one of them." "$install"
  else
    first_that_fits python3 python3.13 python3.12 python3.11 python ||
      stop "Regulars needs Python 3.11, 3.12 or 3.13. This computer has none of them." "$install"
  fi
  "$found" -c 'import ensurepip, venv' >/dev/null 2>&1 ||
    stop "Python is here ($found), but without its venv module. On Debian and Ubuntu: sudo apt install python3-venv"
  rm -rf .venv
  "$found" -m venv .venv || stop "The folder .venv could not be made here. Is there space, and may you write in this folder?"
}

if ! .venv/bin/python -m pip --version >/dev/null 2>&1; then
  make_environment
fi
if [ "$1" = --environment ]; then
  exit 0
fi

if ! cmp -s requirements.lock .venv/installed.lock; then
  echo "Preparing Regulars. This happens once and takes a minute or two."
  .venv/bin/python -m pip install --quiet --require-hashes -r requirements.lock ||
    stop "The packages could not be installed. Is there a network, and 1 GB of free space? Then start again."
  cp requirements.lock .venv/installed.lock
fi
exec .venv/bin/python -m streamlit run app.py
