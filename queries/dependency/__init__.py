"""What hangs on what, and who reports to whom."""
