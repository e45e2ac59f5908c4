"""The store against its bars: import, file size, memory, growth, decoding, opening."""
