"""Rules of the group *conformance*."""
