"""What the pictures show and where each thing stands in them."""
