"""The page of one path: its steps, its ledger, its checklist."""
