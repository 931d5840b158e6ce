"""What every model says about itself: its lifelong identity and which of its fields are public."""
