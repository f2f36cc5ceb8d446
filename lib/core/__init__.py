"""Words that all rooms share: columns, errors, findings, money, periods, settings."""
