"""What stops a comparison, in words for a person."""


class Failure(Exception):
    """Says what went wrong and where."""
