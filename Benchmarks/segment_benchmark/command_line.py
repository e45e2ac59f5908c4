"""The command line: what to measure, and how often."""

import argparse
import os
from dataclasses import dataclass, field
from pathlib import Path

from comparison import command_line as comparison
from comparison.measurement import report
from comparison.muster import Muster
from comparison.running import ROOT, add_sizes, built, page_of, sizes_of
from comparison.sample import command_for, write_sample
from segment_benchmark.asking import Answers
from segment_benchmark.bars import SHUFFLED_FACTOR, growth_lines, plain_lines, process_lines, window_lines
from store_benchmark.report import table_of, verdict

METHOD = """\
How it is measured:

- Both sides of a ratio come from this one run, in turns, from a process that keeps the store open; a figure is the median of
  its repetitions, each with new literals.
- A *plain read* is the columns that a question must touch, contacts among them, of the row groups that it must look at, decoded
  and summed by one thread. Questions use all cores.
- The bar of a window is twice the window's share of the rows times the same over all time, and a millisecond; three times that on
  the shuffled store.
- The bar of a whole `preview`, with the sizes of its conditions, without each of them, and a sample, is its time in-process and
  eight starts of sqlite3.
- An exponent of growth up to 1.1 counts as linear."""


@dataclass
class Measurement:
    """What was measured on one store."""

    title: str
    events: int
    command: str
    lines: list = field(default_factory=list)
    inside: dict = field(default_factory=dict)
    """Seconds in-process by question."""


def arguments(words):
    """Reads the command line."""
    parser = argparse.ArgumentParser(
        prog="segments",
        description="Measures segments against their bars: beside plain reads of their columns, in windows, as whole processes, "
        "and as stores grow. Prints a Markdown page and writes it to a file.",
    )
    add_sizes(parser, 5, "figure is taken")
    parser.add_argument(
        "--output", type=Path, default=ROOT / "SEGMENTS.md", help="the page (default: Benchmarks/SEGMENTS.md)"
    )
    return sizes_of(parser, words)


def measure(muster, events, repetitions):
    """Measures the events in order and shuffled."""
    contacts = max(events // 10, 10)
    sample = muster.store.parent / "events.ndjson"
    command = " ".join(["muster", *command_for(muster.binary, events, contacts)[1:]])
    title = f"{events / 1e6:g}m"
    for is_shuffled in (False, True):
        report(f"making {events:,} events{', shuffled' * is_shuffled}")
        write_sample(muster.binary, events, sample, shuffled=is_shuffled, contacts=contacts)
        muster.ingest(sample)
        sample.unlink()
        os.sync()
        measurement = Measurement(title + ", shuffled" * is_shuffled, muster.counts()[0], command + " | shuf" * is_shuffled)
        muster.serve()
        answers = Answers(muster, repetitions)
        if not is_shuffled:
            measurement.lines += plain_lines(answers, measurement.title)
        factor = SHUFFLED_FACTOR if is_shuffled else 1
        measurement.lines += window_lines(answers, muster, measurement.title, factor)
        if not is_shuffled:
            for line, inside in process_lines(answers, muster, measurement.title, repetitions):
                measurement.lines.append(line)
                measurement.inside[line.what.removeprefix("whole preview: ")] = inside
        muster.stop()
        muster.forget()
        yield measurement


def document(measurements, facts):
    """The whole page."""
    lines = [line for measurement in measurements for line in measurement.lines]
    ordered = [measurement for measurement in measurements if measurement.inside]
    if len(ordered) > 1:
        lines += growth_lines(ordered[0], ordered[-1])
    samples = [f"- {each.title}: `{each.command}`, {each.events:,} events" for each in measurements]
    return "\n\n".join(
        [
            "# Segments against their bars",
            "\n".join(f"- {name}: {value}" for name, value in facts),
            verdict(lines),
            table_of(lines, "events"),
            "## The samples",
            "\n".join(samples),
            METHOD,
        ]
    ) + "\n"


def main(words):
    """Runs the benchmark; the result is the exit status."""
    chosen = arguments(words)
    return page_of("segments", chosen.output, lambda folder: measured(chosen, folder))


def measured(chosen, folder):
    """The page of what is measured."""
    answering = built(chosen.muster.with_name("AnsweringBenchmark"), "segment-benchmark")
    muster = Muster(built(chosen.muster, "build"), answering, folder)
    measurements = [each for events in chosen.events for each in measure(muster, events, chosen.repetitions)]
    words = ["--events", *map(str, chosen.events), "--repetitions", str(chosen.repetitions)]
    facts = comparison.facts("Benchmarks/segments " + " ".join(words), muster, [], {})
    return document(measurements, facts)
