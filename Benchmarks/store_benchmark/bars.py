"""What the store must reach, and whether it does."""

from dataclasses import dataclass
from math import log
from statistics import median

from comparison.report import MUSTER, figure, megabytes
from comparison.walk import Walk

MILLION, TEN_MILLION = 1_000_000, 10_000_000
MEMORY = {MILLION: 250e6, TEN_MILLION: 1e9}
"""The most memory that an import may take, by the number of events; a tenth of it is that of the contacts."""
PEER_SPEED = {"DuckDB": 3, "ClickHouse": 1.5}
"""How many times as fast as a peer an import must be."""
PEER_SIZE = {"DuckDB": 0.25, "ClickHouse": 1.25}
"""The size of the file against the peer's."""


@dataclass(frozen=True)
class Line:
    """A line of the table."""

    what: str
    data: str
    measured: str
    bar: str = ""
    is_met: bool | None = None
    """Nothing where there is no bar for this data."""


def lines_of(measurement):
    """The lines of one file of events."""
    return [
        *import_lines(measurement),
        *size_lines(measurement),
        memory_line(measurement),
        later_line(measurement),
        start_line(measurement),
    ]


def import_lines(measurement):
    """The rate of an import against simdjson's walk and the peers."""
    data, size = measurement.sample.title, measurement.sample.size
    muster = seconds(measurement.ingest[MUSTER])
    walk = seconds(measurement.ingest[Walk.name])
    rates = f"{size / muster / 1e6:.0f} MB/s against {size / walk / 1e6:.0f} MB/s"
    yield Line("import / simdjson's walk", data, f"**{walk / muster:.3f}** ({rates})", "≥ 0.25", walk / muster >= 0.25)
    for name, bar in PEER_SPEED.items():
        if name in measurement.ingest:
            peer = seconds(measurement.ingest[name])
            times = f"{figure(muster)} s against {figure(peer)} s"
            yield Line(f"{name}'s time / import", data, f"**{peer / muster:.2f}** ({times})", f"≥ {bar}", peer / muster >= bar)


def size_lines(measurement):
    """The size of the file against the peers', and what is in it."""
    data, sizes = measurement.sample.title, measurement.sizes
    for name, bar in PEER_SIZE.items():
        if name in sizes:
            ratio = sizes[MUSTER] / sizes[name]
            both = f"{megabytes(sizes[MUSTER])} against {megabytes(sizes[name])}"
            yield Line(f"file / {name}'s", data, f"**{ratio:.2f}** ({both})", f"≤ {bar}", ratio <= bar)
    said = "yes" if measurement.gives_all_back else "**no**"
    yield Line("export gives the file back, byte for byte", data, said, "yes", measurement.gives_all_back)
    share = measurement.raw / measurement.events
    yield Line(
        "events kept raw", data, f"**{share:.5f}** ({measurement.raw:,} of {measurement.events:,})", "< 0.001", share < 0.001
    )


def memory_line(measurement):
    """The peak of memory of an import."""
    peak = greatest_peak(measurement.ingest[MUSTER])
    bar = MEMORY.get(measurement.sample.events)
    if not bar:
        return Line("peak memory of the import", measurement.sample.title, f"**{megabytes(peak)}**")
    return Line(
        "peak memory of the import", measurement.sample.title, f"**{megabytes(peak)}**", f"≤ {megabytes(bar)}", peak <= bar
    )


def later_line(measurement):
    """A thousand more events against the whole."""
    later, whole = seconds(measurement.later), seconds(measurement.ingest[MUSTER])
    peak = greatest_peak(measurement.later)
    said = f"**1/{whole / later:.0f}** ({figure(later * 1000)} ms against {figure(whole)} s), **{megabytes(peak)}**"
    title = measurement.sample.title
    if measurement.sample.events < TEN_MILLION:
        return Line("1,000 events more / import of the whole", title, said)
    is_met = later <= whole / 50 and peak < 200e6
    return Line("1,000 events more / import of the whole", title, said, "≤ 1/50, < 200 MB", is_met)


def start_line(measurement):
    """Opening and answering `info` against sqlite3 without a file."""
    info, nothing = seconds(measurement.info), seconds(measurement.nothing)
    said = f"**{info / nothing:.1f}** ({figure(info * 1000)} ms against {figure(nothing * 1000)} ms)"
    title = measurement.sample.title
    if measurement.sample.events < TEN_MILLION:
        return Line("open and `info` / sqlite3 `:memory:`", title, said)
    return Line("open and `info` / sqlite3 `:memory:`", title, said, "≤ 8", info / nothing <= 8)


def shuffled_line(ordered, shuffled):
    """The same events in random order against those in order."""
    ratio = seconds(shuffled.ingest[MUSTER]) / seconds(ordered.ingest[MUSTER])
    return Line("import shuffled / in order", ordered.sample.title, f"**{ratio:.2f}**", "≤ 1.5", ratio <= 1.5)


def growth_lines(small, large):
    """The exponents with which time and size grow from one number of events to another; 1 is linear."""
    data = f"{small.sample.title} to {large.sample.title}"
    times = exponent(small, large, lambda measurement: seconds(measurement.ingest[MUSTER]))
    sizes = exponent(small, large, lambda measurement: measurement.sizes[MUSTER])
    yield Line("growth of the import's time, exponent", data, f"**{times:.3f}**", "≤ 1.1", times <= 1.1)
    yield Line("growth of the file, exponent", data, f"**{sizes:.3f}**", "≤ 1.1", sizes <= 1.1)


def exponent(small, large, figure_of):
    """The power of the number of events that a figure grows with."""
    return log(figure_of(large) / figure_of(small)) / log(large.events / small.events)


def decoding_line(decoding):
    """A column's decoding against memcpy."""
    rates = f"{decoding.rate / 1e9:.2f} GB/s against {decoding.copy_rate / 1e9:.2f} GB/s"
    data = f"{decoding.encoding}, {decoding.bits:.1f} bits a value"
    said = f"**{decoding.ratio:.2f}** ({rates})"
    if not decoding.is_hot:
        return Line(f"decode {decoding.name} / memcpy", data, said)
    return Line(f"decode {decoding.name} / memcpy", data, said, "≥ 0.5", decoding.ratio >= 0.5)


def seconds(runs):
    """The median time."""
    return median(run.seconds for run in runs)


def greatest_peak(runs):
    """The greatest peak of memory."""
    return max(run.peak for run in runs)
