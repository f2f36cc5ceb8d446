"""Speed and memory as ratios against the field, each contender in a process of its own: `python -m tests.bench`."""
