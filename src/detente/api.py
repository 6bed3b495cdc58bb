"""What Python programs use: `detente.read` and `detente.Ledger`."""
