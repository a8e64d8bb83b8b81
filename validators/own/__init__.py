"""Rules that a repository brings along: proven sound, tried on their own cases, then run like any other rule."""
