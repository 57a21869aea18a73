"""What the delivery of the plans could not do without."""
