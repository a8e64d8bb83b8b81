"""Rules of the group *baseline*."""
