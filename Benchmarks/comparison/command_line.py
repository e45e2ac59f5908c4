"""The command line: what to compare, and how often."""

import argparse
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

from comparison import environment, report
from comparison.failure import Failure
from comparison.measurement import (
    Measurement,
    measure_ingest,
    measure_open,
    measure_question,
    require_same_answers,
    same_counts,
)
from comparison.muster import Muster
from comparison.peers import PEERS
from comparison.questions import QUESTIONS
from comparison.running import ROOT, number_of_events, page_of
from comparison.sample import command_for, events_for, write_sample
from comparison.walk import Walk


def question_named(name):
    """The question that has a name."""
    for question in QUESTIONS:
        if question.name == name:
            return question
    raise argparse.ArgumentTypeError(f"there is no question {name}")


def arguments(words):
    """Reads the command line."""
    parser = argparse.ArgumentParser(
        prog="compare",
        description="Compare Muster with DuckDB and ClickHouse on the same events: ingest, RFM, average check, segments. "
        "Prints a Markdown page and writes it to a file. DuckDB and chDB are installed from PyPI into Benchmarks/.venv.",
    )
    parser.add_argument(
        "--events", type=number_of_events, nargs="+", default=[1_000_000], help="how many events, about (default: 1m)"
    )
    parser.add_argument(
        "--orders",
        type=number_of_events,
        nargs="+",
        help="how many orders, in place of --events; the shop's other events come with them",
    )
    parser.add_argument(
        "--contacts", type=number_of_events, help="how many customers the shop has (default: a tenth of the orders)"
    )
    parser.add_argument(
        "--questions",
        type=question_named,
        nargs="+",
        default=QUESTIONS,
        metavar="NAME",
        help="which are asked (default: all): " + ", ".join(question.name for question in QUESTIONS),
    )
    parser.add_argument("--shuffled", action="store_true", help="measure the same events in random order as well")
    parser.add_argument("--repetitions", type=int, default=5, help="how often each figure is taken (default: 5)")
    parser.add_argument("--ingests", type=int, help="how often the loading is timed (default: as often as the rest)")
    parser.add_argument(
        "--muster",
        type=Path,
        default=ROOT.parent / ".build" / "release" / "muster",
        help="the program (default: the release build)",
    )
    parser.add_argument("--output", type=Path, default=ROOT / "RESULTS.md", help="the page (default: Benchmarks/RESULTS.md)")
    chosen = parser.parse_args(words)
    if chosen.repetitions < 1:
        parser.error("--repetitions must be 1 or more")
    chosen.ingests = chosen.ingests or chosen.repetitions
    if chosen.orders:
        chosen.events = [events_for(orders) for orders in chosen.orders]
    return chosen


def peers_in(folder):
    """The peers that can be installed; why another cannot is reported."""
    peers, missing = [], {}
    for kind in PEERS:
        try:
            peers.append(kind(environment.install(ROOT / ".venv", kind.packages), folder))
        except Failure as failure:
            print(f"compare: {kind.name} is left out: {failure}", file=sys.stderr)
            missing[kind.name] = "left out, it could not be set up"
    return peers, missing


def compare(muster, peers, walk, events, shuffled, chosen, prepared):
    """Measures everything on one file of events."""
    path = muster.store.with_name("events.ndjson")
    write_sample(muster.binary, events, path, shuffled, chosen.contacts)
    ingest = measure_ingest([muster, *peers, walk], path, chosen.ingests)
    sizes = {engine.name: engine.size() for engine in [muster, *peers]}
    for peer in peers:
        start = time.perf_counter()
        peer.prepare()
        prepared[peer.name] = time.perf_counter() - start
    command = " ".join(["muster", *command_for(muster.binary, events, chosen.contacts)[1:]])
    command += " | shuf" if shuffled else ""
    title = f"About {events:,} events" + (", shuffled" if shuffled else "")
    measurement = Measurement(title, command, path.stat().st_size, same_counts([muster, *peers]), ingest, sizes)
    for question in chosen.questions:
        require_same_answers(question, muster, peers, chosen.repetitions)
    measure_questions(measurement, chosen.questions, muster, peers, chosen.repetitions)
    return measurement


def measure_questions(measurement, questions, muster, peers, repetitions):
    """Asks questions, with the peers' serving processes beside."""
    measurement.open = measure_open([muster, *peers], repetitions)
    try:
        for engine in [muster, *peers]:
            engine.serve()
        for question in questions:
            processes, served = measure_question(question, muster, peers, repetitions)
            measurement.processes[question.name] = processes
            measurement.served[question.name] = served
    finally:
        for engine in [muster, *peers]:
            engine.stop()


def command_line(chosen):
    """The command that measures the same again."""
    words = ["Benchmarks/compare", "--events", *map(str, chosen.events)]
    words += ["--contacts", str(chosen.contacts)] if chosen.contacts else []
    words += ["--shuffled"] if chosen.shuffled else []
    words += ["--questions", *(question.name for question in chosen.questions)] if chosen.questions != QUESTIONS else []
    words += ["--repetitions", str(chosen.repetitions)]
    return " ".join(words + (["--ingests", str(chosen.ingests)] if chosen.ingests != chosen.repetitions else []))


def facts(command, muster, peers, missing):
    """What a reader must know to repeat the figures."""
    return [
        ("date", date.today().isoformat()),
        ("command", f"`{command}`"),
        ("machine", environment.machine()),
        ("Muster", muster.version + revision()),
        *((peer.name, peer.version) for peer in peers),
        *missing.items(),
        ("simdjson", simdjson_version()),
    ]


def revision():
    """The commit that the working copy is at, if git knows it."""
    done = subprocess.run(
        ["git", "-C", ROOT, "describe", "--always", "--dirty"], capture_output=True, text=True, check=False
    )
    return f", commit {done.stdout.strip()}" if done.returncode == 0 else ""


def simdjson_version():
    """The version of the library that the walk is compiled with."""
    done = subprocess.run(["pkg-config", "--modversion", "simdjson"], capture_output=True, text=True, check=False)
    return done.stdout.strip() or "of the system"


def main(words):
    """Runs the comparison; the result is the exit status."""
    chosen = arguments(words)
    return page_of("compare", chosen.output, lambda folder: compared(chosen, folder))


def compared(chosen, folder):
    """The page of what is compared."""
    if not chosen.muster.exists():
        raise Failure(f"there is no {chosen.muster}; build it with: make build")
    answering = chosen.muster.resolve().with_name("AnsweringBenchmark")
    if not answering.exists():
        raise Failure(f"there is no {answering}; make compare builds it")
    muster = Muster(chosen.muster.resolve(), answering, folder)
    peers, missing = peers_in(folder)
    walk = Walk(environment.compile_walk(ROOT / "simdjson-walk.cpp", folder / "simdjson-walk"))
    prepared = {}
    measurements = []
    for events in chosen.events:
        for shuffled in [False, True] if chosen.shuffled else [False]:
            for engine in [muster, *peers]:
                engine.forget()
            measurements.append(compare(muster, peers, walk, events, shuffled, chosen, prepared))
    return report.document(measurements, facts(command_line(chosen), muster, peers, missing), prepared)
