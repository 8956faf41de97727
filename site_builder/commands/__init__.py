"""The commands, each the thin shell round a pure middle."""
