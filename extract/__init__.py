"""From a plan's file to the records of what it states."""
