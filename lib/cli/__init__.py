"""The same answers without a screen: `python -m lib COMMAND FILE...` (lib.cli.calls has the options)."""
