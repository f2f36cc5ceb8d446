"""Results to Altair charts, in one theme."""
