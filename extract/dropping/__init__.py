"""Personal names taken out of what was read, and what stands in their place."""
