"""The right wing: writers. Each returns artifacts (path + bytes); only the sink touches the disk."""
