"""What a person sees, widget by widget."""
