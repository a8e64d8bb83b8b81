"""The page that opens first: one repository at a glance, in Vietnamese and English."""
