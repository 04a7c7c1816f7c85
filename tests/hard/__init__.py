"""Hard knocks: long runs of what the suite does in short."""
