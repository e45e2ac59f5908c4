"""Measures the engines on one number of events, in order and shuffled."""

import os
import shutil
import subprocess
from dataclasses import dataclass, field

from comparison.failure import Failure
from comparison.measurement import report
from comparison.processes import Run, measured
from store_benchmark.raw_events import raw_events
from store_benchmark.sample import Sample, make_samples

# How often `info` and sqlite3 are started in turn: they take milliseconds.
STARTS = 21


@dataclass
class Measurement:
    """What was measured on one file of events."""

    sample: Sample
    ingest: dict[str, list[Run]] = field(default_factory=dict)
    """By engine."""
    sizes: dict[str, int] = field(default_factory=dict)
    """By engine, in bytes."""
    events: int = 0
    """How many are in the store."""
    raw: int = 0
    """How many of them the store keeps as their own JSON."""
    gives_all_back: bool = False
    """Whether an export is the file that was imported, byte for byte."""
    later: list[Run] = field(default_factory=list)
    """Importing the events that were held back into the store."""
    info: list[Run] = field(default_factory=list)
    nothing: list[Run] = field(default_factory=list)
    """Starting sqlite3 without a file, in turn with `info`."""


def measure_size(muster, peers, walk, events, repetitions):
    """Measures everything on so many events; both orders take turns."""
    folder = muster.store.parent
    report(f"making {events:,} events")
    measurements = [Measurement(sample) for sample in make_samples(muster.binary, folder, events)]
    for repetition in range(repetitions):
        for measurement in measurements:
            measure_ingest(measurement, [muster, *peers, walk], f"{repetition + 1} of {repetitions}")
            if repetition == repetitions - 1:
                measure_store(measurement, muster, peers, repetitions)
    for engine in [muster, *peers]:
        engine.forget()
    for measurement in measurements:
        measurement.sample.path.unlink()
        measurement.sample.later.unlink()
    return measurements


def measure_ingest(measurement, engines, turn):
    """Loads the events into each engine in turn."""
    for engine in engines:
        # What the engine before left to be written is not to be paid by this one.
        os.sync()
        run = engine.ingest(measurement.sample.path)
        measurement.ingest.setdefault(engine.name, []).append(run)
        report(f"{measurement.sample.title}, ingest {turn}: {engine.name} {run.seconds:.2f} s")


def measure_store(measurement, muster, peers, repetitions):
    """Measures what the engines have made of the events."""
    measurement.sizes = {engine.name: engine.size() for engine in [muster, *peers]}
    measurement.events = muster.counts()[0]
    for peer in peers:
        found = int(peer.client("rows", peer.store, text=f"SELECT count(*) FROM {peer.tables}events"))
        if found != measurement.events:
            raise Failure(f"Muster has {measurement.events} events and {peer.name} {found}")
    measurement.raw = raw_events(muster.store)
    measurement.gives_all_back = exports(muster, measurement.sample.path)
    measure_start(measurement, muster)
    kept = muster.store.with_suffix(".kept")
    shutil.copyfile(muster.store, kept)
    for repetition in range(repetitions):
        if repetition > 0:
            muster.forget()
            shutil.copyfile(kept, muster.store)
        os.sync()
        run = measured(muster.command("import", measurement.sample.later, "--quiet", "--format", "json"))
        measurement.later.append(run)
        report(f"{measurement.sample.title}, a thousand more: {run.seconds:.3f} s")
    kept.unlink()


def exports(muster, events):
    """Whether an export is the file of events, byte for byte."""
    with subprocess.Popen([str(word) for word in muster.command("export")], stdout=subprocess.PIPE) as export:
        compared = subprocess.run(
            ["cmp", "--silent", "-", str(events)], stdin=export.stdout, stderr=subprocess.DEVNULL, check=False
        )
    return compared.returncode == 0 and export.returncode == 0


def measure_start(measurement, muster):
    """Starts `info` and sqlite3 in turn, once each unmeasured."""
    nothing = ["sqlite3", ":memory:", "select sqlite_version()"]
    if not shutil.which("sqlite3"):
        raise Failure("sqlite3 is missing; install it with: apt-get install sqlite3")
    for repetition in range(STARTS + 1):
        info, start = muster.open(), measured(nothing)
        if repetition > 0:
            measurement.info.append(info)
            measurement.nothing.append(start)
