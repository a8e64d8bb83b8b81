"""Rules of the group *exemption*."""
