"""The peers' virtual environment, and what machine this is."""

import os
import platform
import sys

from comparison.failure import Failure
from comparison.processes import output


def install(folder, packages):
    """Installs packages from PyPI into the virtual environment and gives its interpreter.

    Raises Failure if they cannot be installed; what is there already is not fetched again.
    """
    python = folder / "bin" / "python"
    if not python.exists():
        output([sys.executable, "-m", "venv", folder])
    output([python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *packages])
    return python


def compile_walk(source, program):
    """Compiles simdjson's own walk."""
    try:
        output(["g++", "-O3", "-std=c++17", "-o", program, source, "-lsimdjson"])
    except FileNotFoundError as error:
        raise Failure("g++ is missing; install it with: apt-get install g++ libsimdjson-dev") from error
    return program


def machine():
    """The processor, its cores, the memory and the system, without the machine's name."""
    return ", ".join(
        [processor(), f"{os.cpu_count()} cores", f"{memory() / 2**30:.0f} GiB memory", system()]
    )


def processor():
    """The processor's model as the kernel states it."""
    with open("/proc/cpuinfo", encoding="utf-8") as lines:
        models = [line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")]
    return models[0] if models else platform.machine()


def memory():
    """The memory in bytes."""
    return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")


def system():
    """The distribution."""
    return platform.freedesktop_os_release().get("PRETTY_NAME", platform.system())
