"""Segments against their bars: plain reads, windows, whole processes, growth."""
