"""The events that the store is measured with: a shop's, in order and shuffled, the last thousand held back."""

import os
from dataclasses import dataclass
from pathlib import Path

from comparison.sample import command_for, write_sample, write_shuffled

HELD_BACK = 1_000


@dataclass(frozen=True)
class Sample:
    """One file of events, and the events that come later."""

    events: int
    """How many were asked for, about."""
    is_shuffled: bool
    path: Path
    later: Path
    """The last thousand, which are not in the first file."""
    size: int
    """The bytes of the first file."""
    command: str

    @property
    def title(self):
        """What it is called in tables."""
        number = f"{self.events / 1e6:g}m" if self.events >= 100_000 else f"{self.events:,}"
        return number + (", shuffled" if self.is_shuffled else "")


def make_samples(binary, folder, events):
    """Writes the events in order, and the same events shuffled; a tenth of their number is that of the contacts."""
    contacts = max(events // 10, 10)
    ordered, shuffled = folder / "ordered.ndjson", folder / "shuffled.ndjson"
    write_sample(binary, events, ordered, shuffled=False, contacts=contacts)
    write_shuffled(ordered, shuffled)
    command = " ".join(["muster", *command_for(binary, events, contacts)[1:]])
    return [sample(events, False, ordered, command), sample(events, True, shuffled, command + " | shuf")]


def sample(events, is_shuffled, path, command):
    """Takes the last thousand lines off a file."""
    later = path.with_suffix(".later")
    end = start_of_last_lines(path, HELD_BACK)
    with open(path, "rb") as source, open(later, "wb") as target:
        source.seek(end)
        target.write(source.read())
    os.truncate(path, end)
    return Sample(events, is_shuffled, path, later, end, command)


def start_of_last_lines(path, count):
    """The byte at which the last lines of a file begin."""
    position, lines, step = path.stat().st_size, 0, 1 << 16
    with open(path, "rb") as file:
        while position > 0:
            start = max(0, position - step)
            file.seek(start)
            block = file.read(position - start)
            lines += block.count(b"\n")
            if lines > count:
                return start + nth_line_end(block, lines - count) + 1
            position = start
    return 0


def nth_line_end(block, number):
    """Where a block has its n-th line end."""
    place = -1
    for _ in range(number):
        place = block.index(b"\n", place + 1)
    return place
