"""One question a file, in the order of the conversation."""
