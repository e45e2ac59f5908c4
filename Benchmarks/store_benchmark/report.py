"""Writes what was measured as Markdown, each line with its bar."""

from comparison.report import table
from store_benchmark.bars import decoding_line, growth_lines, lines_of, shuffled_line

METHOD = """\
How it is measured:

- Both sides of a ratio come from this one run, in turns; a figure is the median of its repetitions, memory the greatest peak.
- *Import* is a whole process from a JSON file to a committed store, duplicates checked, contacts and orders derived, on all
  cores. simdjson's walk parses each line and touches each value on one core, and keeps nothing. DuckDB and ClickHouse load
  the same file into typed, sorted columns, by `sql/`; they keep neither unknown parameters nor an event's place.
- *1,000 events more* are the last lines of the sample, held back and imported into the store of all the others.
- *Decode* writes a gigabyte of values from chunks of 65,536, on one core, in turn with memcpy of the same gigabyte. The bar is
  for hot columns, as the store encodes them; the other lines show each encoding once more on values that suit it.
- An exponent of growth up to 1.1 counts as linear.
- Where no bar stands, it is for another number of events."""


def document(measurements, decoding, facts):
    """The whole page."""
    ordered = [measurement for measurement in measurements if not measurement.sample.is_shuffled]
    shuffled = [measurement for measurement in measurements if measurement.sample.is_shuffled]
    lines = [line for measurement in measurements for line in lines_of(measurement)]
    lines += [shuffled_line(*pair) for pair in zip(ordered, shuffled)]
    if len(ordered) > 1:
        lines += [*growth_lines(ordered[0], ordered[-1]), *growth_lines(shuffled[0], shuffled[-1])]
    decoding_lines = [decoding_line(column) for column in decoding]
    return "\n\n".join(
        [
            "# The store against its bars",
            "\n".join(f"- {name}: {value}" for name, value in facts),
            verdict(lines + decoding_lines),
            "## Import, file, memory, growth, opening",
            table_of(lines, "events"),
            "## Decoding",
            table_of(decoding_lines, "encoding"),
            "## The samples",
            "\n".join(f"- {sample_line(measurement)}" for measurement in measurements),
            METHOD,
        ]
    ) + "\n"


def verdict(lines):
    """How many bars are met, and which are not."""
    judged = [line for line in lines if line.is_met is not None]
    missed = [f"{line.what} ({line.data})" for line in judged if not line.is_met]
    words = f"{len(judged) - len(missed)} of {len(judged)} bars are met."
    return words + (" Not met: " + "; ".join(missed) + "." if missed else "")


def table_of(lines, data):
    """A table of lines."""
    marks = {True: "met", False: "**not met**", None: ""}
    rows = [[line.what, line.data, line.measured, line.bar, marks[line.is_met]] for line in lines]
    return table(["what", data, "measured", "bar", ""], rows)


def sample_line(measurement):
    """How to make a file of events again."""
    sample = measurement.sample
    return f"{sample.title}: `{sample.command}`, {measurement.events:,} events, {sample.size / 1e6:,.0f} MB of JSON"
