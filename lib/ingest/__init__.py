"""Bytes to canonical tables, and the ledger of what happened to each row."""
