"""The command line: what to measure, and how often."""

import argparse
import shutil
import sys
from pathlib import Path

from comparison import command_line as comparison
from comparison import environment
from comparison.command_line import ROOT, number_of_events
from comparison.failure import Failure
from comparison.muster import Muster
from comparison.walk import Walk
from store_benchmark import report
from store_benchmark.decoding import measure_decoding
from store_benchmark.measuring import measure_size

RELEASE = ROOT.parent / ".build" / "release"


def arguments(words):
    """Reads the command line."""
    parser = argparse.ArgumentParser(
        prog="benchmark",
        description="Measures the store against its bars: import beside simdjson, DuckDB and ClickHouse, file size, memory, "
        "adding a little, growth, decoding, opening; each on sample data and on the same events shuffled. Prints a Markdown "
        "page and writes it to a file. Ten million events take about 45 minutes and 25 GB of disk.",
    )
    parser.add_argument(
        "--events",
        type=number_of_events,
        nargs="+",
        default=[1_000_000, 10_000_000],
        help="how many events, about (default: 1m 10m); a tenth of them is the number of contacts",
    )
    parser.add_argument("--repetitions", type=int, default=3, help="how often each import is timed (default: 3)")
    parser.add_argument(
        "--muster", type=Path, default=RELEASE / "muster", help="the program (default: the release build)"
    )
    parser.add_argument(
        "--decoding",
        type=Path,
        default=RELEASE / "DecodingBenchmark",
        help="the benchmark of decoding (default: the release build)",
    )
    parser.add_argument("--output", type=Path, default=ROOT / "STORE.md", help="the page (default: Benchmarks/STORE.md)")
    chosen = parser.parse_args(words)
    if chosen.repetitions < 1:
        parser.error("--repetitions must be 1 or more")
    chosen.events.sort()
    return chosen


def built(program, target):
    """A program that has been built."""
    if not program.exists():
        raise Failure(f"there is no {program}; build it with: make {target}")
    return program.resolve()


def main(words):
    """Runs the benchmark; the result is the exit status."""
    chosen = arguments(words)
    folder = ROOT / ".work"
    try:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        muster = Muster(built(chosen.muster, "build"), None, folder)
        decoding = measure_decoding(built(chosen.decoding, "benchmark"))
        peers, missing = comparison.peers_in(folder)
        walk = Walk(environment.compile_walk(ROOT / "simdjson-walk.cpp", folder / "simdjson-walk"))
        measurements = []
        for events in chosen.events:
            measurements += measure_size(muster, peers, walk, events, chosen.repetitions)
        words = ["--events", *map(str, chosen.events), "--repetitions", str(chosen.repetitions)]
        facts = comparison.facts("Benchmarks/benchmark " + " ".join(words), muster, peers, missing)
        page = report.document(measurements, decoding, facts)
        chosen.output.write_text(page, encoding="utf-8")
        print(page, end="")
        return 0
    except Failure as failure:
        print(f"benchmark: {failure}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    finally:
        shutil.rmtree(folder, ignore_errors=True)
