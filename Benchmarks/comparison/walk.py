"""simdjson's own walk of the events, the bar for an import."""

from comparison.processes import measured


class Walk:
    """Parses and touches every value on one core, and keeps nothing."""

    name = "simdjson's walk alone, one core"

    def __init__(self, program):
        self.program = program

    def ingest(self, events):
        """Walks a file."""
        return measured([self.program, events])
