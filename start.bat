@echo off
rem Starts Regulars on Windows by a double click. The environment is made once, in the folder .venv, from
rem requirements.lock; a later start only compares that file.
setlocal
cd /d "%~dp0"
title Regulars
set "PIP_DISABLE_PIP_VERSION_CHECK=1"
set "PIP_NO_INPUT=1"

fc /b requirements.lock ".venv\installed.lock" >nul 2>nul
if not errorlevel 1 goto run

set "FOUND="
for %%v in (3.13 3.12 3.11) do (
  if not defined FOUND (
    py -%%v -c "import ensurepip, venv" >nul 2>nul && set "FOUND=py -%%v"
  )
)
if not defined FOUND (
  python -c "import sys, ensurepip, venv; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 14))" >nul 2>nul && set "FOUND=python"
)
if not defined FOUND (
  echo Regulars needs Python 3.11, 3.12 or 3.13. This computer has none of them.
  echo Install one from https://www.python.org/downloads/ and start again.
  pause
  exit /b 1
)

echo Preparing Regulars. This happens once and takes a minute or two.
".venv\Scripts\python.exe" -m pip --version >nul 2>nul
if not errorlevel 1 goto install
if exist .venv rmdir /s /q .venv
%FOUND% -m venv .venv
if errorlevel 1 goto failed

:install
".venv\Scripts\python.exe" -m pip install --quiet --require-hashes -r requirements.lock
if errorlevel 1 goto failed
copy /y requirements.lock ".venv\installed.lock" >nul

:run
".venv\Scripts\python.exe" -m streamlit run app.py
if not errorlevel 1 exit /b 0
echo Regulars stopped with an error. If it does not start at all, delete the folder .venv and start again.
pause
exit /b 1

:failed
echo The packages could not be installed. Is there a network, and 1 GB of free space? Then start again.
pause
exit /b 1
