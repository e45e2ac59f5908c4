"""Runs the benchmark of decoding, which is a program of its own in Swift."""

import json
from dataclasses import dataclass

from comparison.measurement import report
from comparison.processes import output


@dataclass(frozen=True)
class Decoding:
    """How fast a column is decoded, beside memcpy of the decoded bytes."""

    name: str
    is_hot: bool
    """Whether the bar is for it: a column that questions read, in the encoding that the store chooses."""
    encoding: str
    bits: float
    """Encoded bits a value."""
    rate: float
    """Decoded bytes a second."""
    copy_rate: float
    """Bytes that memcpy moves in a second, measured in turn with the decoding."""

    @property
    def ratio(self):
        """The rate beside memcpy's."""
        return self.rate / self.copy_rate


def measure_decoding(program):
    """Decodes a gigabyte of each column."""
    report("decoding")
    return [
        Decoding(
            line["name"], line["isHot"], line["encoding"], line["bitsPerValue"], line["bytesPerSecond"],
            line["copiedBytesPerSecond"],
        )
        for line in map(json.loads, output([program]).splitlines())
    ]
