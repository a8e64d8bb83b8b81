"""Rules of the group *law*."""
