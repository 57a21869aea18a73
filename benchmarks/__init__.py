"""Times and scores, each measured in fresh processes."""
