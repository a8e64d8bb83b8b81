"""Tables from office programs: CSV and XLSX cells with their places, and what is made of them."""
