"""Create .venv and install the pinned requirements into it.

Standard library only, and readable by old Pythons, because this is the first thing that runs on a new machine.
A stamp inside .venv remembers what was installed, so a second run costs a hash and nothing else.
"""

import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
RUN = "requirements.txt"
DEV = "requirements-dev.txt"
BENCH = "bench/requirements.txt"
INCLUDED = {RUN: [RUN], DEV: [RUN, DEV], BENCH: [RUN, DEV, BENCH]}  # each file includes those before it
MINIMUM = (3, 11)


def ensure(requirements):
    """Make .venv hold what the named requirements file asks for; return its Python."""
    if not PYTHON.exists():
        create()
    if not is_fresh(requirements):
        install(requirements)
    return PYTHON


def create():
    """Make an empty .venv, with uv when it is there, else with this Python's own venv module."""
    if sys.version_info < MINIMUM:
        found = ".".join(str(part) for part in sys.version_info[:3])
        stop("Python 3.11 or newer is needed, this is {}: try `make PYTHON=python3.11`.".format(found))
    if shutil.which("uv"):
        command = ["uv", "venv", "--quiet", "--clear", "--seed", "--python", sys.executable, str(VENV)]
    else:
        require_venv_module()
        command = [sys.executable, "-m", "venv", "--clear", str(VENV)]
    print("Creating .venv ...", flush=True)
    run(command)


def require_venv_module():
    """Debian ships Python without venv and ensurepip; say so before a traceback does."""
    try:
        import ensurepip  # imported only to see whether it is there
        import venv
    except ImportError as missing:
        stop("Python's {} module is missing: install it with `apt-get install python3-venv`.".format(missing.name))
    return ensurepip, venv


def install(requirements):
    """Install a requirements file and note that it was done."""
    print("Installing {} ...".format(requirements), flush=True)
    if shutil.which("uv"):
        command = ["uv", "pip", "install", "--quiet", "--python", str(PYTHON)]
    else:
        command = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    run([*command, "-r", str(ROOT / requirements)])
    for name in INCLUDED[requirements]:
        stamp(name).write_text(fingerprint(name))


def is_fresh(requirements):
    """Whether what the file asks for today is what was installed."""
    return stamp(requirements).exists() and stamp(requirements).read_text() == fingerprint(requirements)


def fingerprint(requirements):
    content = b"".join((ROOT / name).read_bytes() for name in INCLUDED[requirements])
    return hashlib.sha256(content).hexdigest()


def stamp(requirements):
    return VENV / (requirements.replace("/", "-") + ".installed")


def run(command):
    try:
        subprocess.run(command, check=True)
    except subprocess.CalledProcessError as error:
        stop("`{}` failed, see above.".format(" ".join(error.cmd)))


def stop(message):
    sys.exit("error: " + message)


if __name__ == "__main__":
    ensure({"--dev": DEV, "--bench": BENCH}.get("".join(sys.argv[1:]), RUN))
