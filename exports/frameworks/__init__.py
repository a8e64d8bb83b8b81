"""The framework packages for people: the list of them, one in full, and its page in docs/frameworks."""
