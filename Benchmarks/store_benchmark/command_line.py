"""The command line: what to measure, and how often."""

import argparse
from pathlib import Path

from comparison import command_line as comparison
from comparison import environment
from comparison.muster import Muster
from comparison.running import RELEASE, ROOT, add_sizes, built, page_of, sizes_of
from comparison.walk import Walk
from store_benchmark import report
from store_benchmark.decoding import measure_decoding
from store_benchmark.measuring import measure_size


def arguments(words):
    """Reads the command line."""
    parser = argparse.ArgumentParser(
        prog="benchmark",
        description="Measures the store against its bars: import beside simdjson, DuckDB and ClickHouse, file size, memory, "
        "adding a little, growth, decoding, opening; each on sample data and on the same events shuffled. Prints a Markdown "
        "page and writes it to a file. Ten million events take about 45 minutes and 25 GB of disk.",
    )
    add_sizes(parser, 3, "import is timed")
    parser.add_argument(
        "--decoding",
        type=Path,
        default=RELEASE / "DecodingBenchmark",
        help="the benchmark of decoding (default: the release build)",
    )
    parser.add_argument("--output", type=Path, default=ROOT / "STORE.md", help="the page (default: Benchmarks/STORE.md)")
    return sizes_of(parser, words)


def main(words):
    """Runs the benchmark; the result is the exit status."""
    chosen = arguments(words)
    return page_of("benchmark", chosen.output, lambda folder: measured(chosen, folder))


def measured(chosen, folder):
    """The page of what is measured."""
    muster = Muster(built(chosen.muster, "build"), None, folder)
    decoding = measure_decoding(built(chosen.decoding, "benchmark"))
    peers, missing = comparison.peers_in(folder)
    walk = Walk(environment.compile_walk(ROOT / "simdjson-walk.cpp", folder / "simdjson-walk"))
    measurements = []
    for events in chosen.events:
        measurements += measure_size(muster, peers, walk, events, chosen.repetitions)
    words = ["--events", *map(str, chosen.events), "--repetitions", str(chosen.repetitions)]
    facts = comparison.facts("Benchmarks/benchmark " + " ".join(words), muster, peers, missing)
    return report.document(measurements, decoding, facts)
