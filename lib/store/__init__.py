"""Where the logs live: an engine lends frames by name, and never learns what they are asked."""
