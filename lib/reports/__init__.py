"""Results to files that are safe to open: xlsx, csv, project."""
