"""What people look at: the build's folder, pictures, and what a terminal prints."""
