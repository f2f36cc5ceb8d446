"""The lists that a newcomer edits: fields, platforms, segments, touch-points, samples."""
