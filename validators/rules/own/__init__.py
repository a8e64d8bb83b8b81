"""Rules of the group *own*."""
