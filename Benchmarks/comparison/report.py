"""Writes what was measured as Markdown."""

from math import exp, log
from statistics import median

from comparison.questions import QUESTIONS

MUSTER = "Muster"

METHOD = """\
How it is measured:

- Engines take turns within each repetition, with a pause of 50 ms before each. A figure is the median; in brackets stand the least and the greatest.
- *Ingest* is a whole process from a JSON file to a committed store. Muster also checks duplicates, keeps every event's place,
  and derives contacts and orders; the peers only load typed columns. simdjson's walk parses each line and touches each value.
- The peers get every advantage that a careful user would find: types, sorting by type and time, order lines as nested lists,
  DuckDB's newer storage format, ClickHouse with ZSTD(1) and simdjson on whole lines, all cores.
- Before questions are asked, the peers' contacts become integers, money hundredths, order lines a table, and orders a table of
  final states; that takes them {prepared} and is not counted. Muster works on its store as imported.
- Before anything is timed, all engines must give the same rows. Each repetition of a segment has new literals.
- *Whole process*: start, open, answer in JSON, end. DuckDB answers in its own command-line program; PyPI has none of ClickHouse,
  which runs in Python. The line "open the store" shows what starting costs.
  Muster's preview also tells each condition's size and what the segment is without it; the peers count members only.
- *Warm in-process*: the engines alone, open and warmed up, the result left in the engine. Muster keeps names, contacts and the
  catalogue of its chunks from one question to the next, and nothing that it read of them.
- A ratio above 1 says how many times as fast as the better peer Muster is."""


def document(measurements, facts, prepared):
    """The whole page."""
    parts = ["# Muster beside its peers", "\n".join(f"- {name}: {value}" for name, value in facts)]
    parts += [section(measurement) for measurement in measurements]
    parts.append(METHOD.format(prepared=", ".join(f"{name} {seconds:.1f} s" for name, seconds in prepared.items())))
    return "\n\n".join(parts) + "\n"


def section(measurement):
    """All tables of one file of events."""
    events, contacts, orders = measurement.counts
    return "\n\n".join(
        [
            f"## {measurement.title}",
            f"`{measurement.command}`: {events:,} events, {contacts:,} contacts, {orders:,} orders, "
            f"{megabytes(measurement.file_size)} of JSON.",
            "### Ingest",
            ingest_table(measurement),
            "### Questions, as whole processes",
            process_table(measurement),
            "### Questions, warm in-process",
            served_table(measurement),
        ]
    )


def ingest_table(measurement):
    """Time, memory and file size of loading, with ratios to Muster's."""
    muster = median(seconds_of(measurement.ingest[MUSTER]))
    rows = []
    for name, runs in measurement.ingest.items():
        time = median(seconds_of(runs))
        size = measurement.sizes.get(name)
        rows.append(
            [
                name,
                spread(seconds_of(runs)),
                f"{measurement.file_size / time / 1e6:.0f} MB/s",
                f"{time / muster:.2f}",
                peak(runs),
                megabytes(size) if size else "",
                f"{size / measurement.file_size:.2%}" if size else "",
                f"{measurement.sizes[MUSTER] / size:.2f}" if size else "",
            ]
        )
    return table(
        ["engine", "time", "rate", "time / Muster's", "peak memory", "file", "of the JSON", "Muster's file / this"], rows
    )


def process_table(measurement):
    """Times of whole processes and their memory."""
    peers = [name for name in measurement.open if name != MUSTER]
    header = ["question", MUSTER, *peers, "ratio", *(f"{name}, memory" for name in [MUSTER, *peers])]
    rows = [process_row("open the store", measurement.open, peers)]
    asked = questions_of(measurement)
    rows += [process_row(question.title, measurement.processes[question.name], peers) for question in asked]
    ratios = {
        question.name: process_ratio(measurement.processes[question.name], peers)
        for question in asked
        if question.is_segment and peers
    }
    return table(header, rows) + mean_line(ratios)


def questions_of(measurement):
    """The questions that were asked, in their order."""
    return [question for question in QUESTIONS if question.name in measurement.processes]


def process_row(title, runs, peers):
    """One question's times and memory."""
    times = [spread(seconds_of(runs[name])) for name in [MUSTER, *peers]]
    memory = [peak(runs[name]) for name in [MUSTER, *peers]]
    return [title, *times, f"{process_ratio(runs, peers):.1f}" if peers else "", *memory]


def process_ratio(runs, peers):
    """The better peer's time over Muster's."""
    return min(median(seconds_of(runs[name])) for name in peers) / median(seconds_of(runs[MUSTER]))


def served_table(measurement):
    """Times inside processes that have the store open."""
    rows, ratios = [], {}
    for question in questions_of(measurement):
        served = measurement.served[question.name]
        peers = [median(times) for name, times in served.items() if name != MUSTER]
        ratio = min(peers) / median(served[MUSTER]) if peers else None
        if question.is_segment and ratio:
            ratios[question.name] = ratio
        rows.append([question.title, *map(spread, served.values()), f"{ratio:.2f}" if ratio else ""])
    return table(["question", *next(iter(measurement.served.values())), "ratio"], rows) + mean_line(ratios)


def mean_line(ratios):
    """The geometric mean and the least of the segments' ratios."""
    if not ratios:
        return ""
    mean = exp(sum(log(ratio) for ratio in ratios.values()) / len(ratios))
    least = min(ratios, key=ratios.get)
    return f"\n\nSegments: geometric mean {mean:.2f}, least {ratios[least]:.2f} ({least})."


def table(header, rows):
    """A Markdown table whose first column alone is text."""
    lines = [header, ["---"] + ["---:"] * (len(header) - 1), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def seconds_of(runs):
    """The seconds of runs."""
    return [run.seconds for run in runs]


def spread(times):
    """The median of times with the least and the greatest."""
    unit, factor = ("s", 1) if median(times) >= 1 else ("ms", 1000)
    return f"{figure(median(times) * factor)} {unit} ({figure(min(times) * factor)}–{figure(max(times) * factor)})"


def figure(number):
    """A number with three digits that count."""
    return f"{number:.0f}" if number >= 100 else f"{number:.1f}" if number >= 10 else f"{number:.2f}"


def peak(runs):
    """The greatest peak of memory."""
    return megabytes(max(run.peak for run in runs))


def megabytes(count):
    """Bytes in millions."""
    return f"{count / 1e6:,.0f} MB" if count >= 1e8 else f"{count / 1e6:.1f} MB"
