"""Tables as publishers and spreadsheets write them, read without a database. Pure: no Django."""
