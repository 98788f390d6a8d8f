"""Figures of one kind as a table that an editor edits in a spreadsheet: out, in, row by row."""
