"""Rules of the group *identity*."""
