"""Pure functions over ledger views: who is who, timelines, who said what. No input, no output, no state."""
