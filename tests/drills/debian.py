"""An empty Debian 12 to run commands in: a folder, with a network and processes of its own.

What the commands would fetch is laid beside them first, since inside there is no way out. Needs
root and debootstrap.
"""

import os
import shutil
import subprocess
from pathlib import Path

HERE = Path(__file__).resolve().parents[2]
RELEASE = "bookworm"
PLAIN = {"PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", "HOME": "/root"}
# What `pip` goes by inside: the folder that was filled before.
PIP = {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": "/wheels", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
ISOLATED = ("unshare", "--net", "--mount", "--pid", "--fork", "--kill-child")


class Machine:
    """A folder with Debian in it, on which `run` runs commands as root."""

    def __init__(self, root: Path):
        self.root, self.process = root, None

    @property
    def network(self) -> Path:
        """The namespace in which its ports are."""
        return Path(f"/proc/{self.inside}/ns/net")

    def run(self, script: str, **environment: str) -> str:
        """What it printed; a command that fails ends it, and is shown."""
        done = subprocess.run(
            ["nsenter", "-t", self.inside, "-n", "-m", "-p", "chroot", str(self.root)]
            + ["bash", "-e", "-o", "pipefail", "-c", script],
            env=PLAIN | PIP | environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        assert done.returncode == 0, f"{script}\n{done.stdout}"
        return done.stdout

    def __enter__(self):
        begin = f"mount -t proc proc {self.root}/proc; ip link set lo up; exec sleep infinity"
        self.process = subprocess.Popen([*ISOLATED, "sh", "-ec", begin])
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        while not (found := children.read_text().split()):
            assert self.process.poll() is None
        [self.inside] = found
        while Path(f"/proc/{self.inside}/comm").read_text().strip() != "sleep":
            assert self.process.poll() is None
        return self

    def __exit__(self, *exception):
        """All that it runs ends with its first process."""
        self.process.kill()
        self.process.wait()


def empty(root: Path, packages: list[str], wheels: Path) -> Path:
    """One in which nothing is installed yet, and `packages` and `wheels` are at hand."""
    said("debootstrap", "--variant=minbase", RELEASE, str(root), mirror())
    shutil.copytree("/etc/apt", root / "etc/apt", dirs_exist_ok=True)
    # Without a service manager Debian starts what it installs only if it is told to.
    (root / "usr/sbin/policy-rc.d").write_text("#!/bin/sh\nexit 0\n")
    (root / "usr/sbin/policy-rc.d").chmod(0o755)
    shutil.copytree(wheels, root / "wheels")
    apt = ("chroot", str(root), "apt-get", "-qq")
    said(*apt, "update")
    fetch = ("install", "--download-only", "--yes", "--no-install-recommends")
    said(*apt, *fetch, *packages)
    return root


def mirror() -> str:
    """From where this machine has its packages."""
    found = said("apt-get", "indextargets", "--format", "$(CODENAME) $(REPO_URI)")
    return next(line.split()[1] for line in found.splitlines() if line.split()[0] == RELEASE)


def wheels(folder: Path) -> Path:
    """What requirements.txt names, as files."""
    fetch = ("pip", "download", "--quiet", "--require-hashes", "-r", "requirements.txt")
    said("python3", "-m", *fetch, "-d", str(folder))
    return folder


def as_repository(folder: Path) -> Path:
    """The project as it stands here, to be cloned."""
    listing = said("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard")
    for name in filter(None, listing.split("\0")):
        if (HERE / name).exists():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(HERE / name, folder / name)
    git = ("git", "-C", str(folder), "-c", "user.name=drill", "-c", "user.email=drill@localhost")
    said(*git, "init", "--quiet")
    said(*git, "add", "--all")
    said(*git, "commit", "--quiet", "--message", "As it stands")
    return folder


def said(*command: str) -> str:
    done = subprocess.run(
        command, cwd=HERE, env=os.environ, capture_output=True, text=True, stdin=subprocess.DEVNULL
    )
    assert done.returncode == 0, f"{' '.join(command)}\n{done.stdout}\n{done.stderr}"
    return done.stdout
