"""Item models that hold rows and never query."""
