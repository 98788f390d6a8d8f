"""The nginx of deploy/ on this machine: on a port of its own, before servers on ports of theirs."""

import os
import re
import subprocess
from pathlib import Path

SHIPPED = Path(__file__).resolve().parent.parent / "deploy/nginx.conf"
AROUND = """
{user}
daemon off;
pid {folder}/nginx.pid;
error_log stderr crit;
events {{}}
http {{
    log_format cache $upstream_cache_status;
    {temporary}
    {shipped}
}}
"""


def command(
    folder: Path,
    port: int,
    servers: tuple[int, int],
    *,
    https: bool = True,
    access_log: str = "access_log off;",
) -> list[str]:
    """How it is started; its cache and its own certificate are in `folder`."""
    changed = {
        "access_log off;": access_log,
        r"\n *listen (\[::\]|80).*": "",
        "listen 443 ssl http2": f"listen 127.0.0.1:{port} {'ssl http2' if https else ''}",
        "(127.0.0.1):8001": rf"\1:{servers[0]}",
        "(127.0.0.1):8002": rf"\1:{servers[1]}",
        "/var/cache/coderpath": f"{folder}/cache",
        "/etc/coderpath": str(folder),
    }
    shipped = SHIPPED.read_text(encoding="utf-8")
    # Of the two servers only that on https is asked here.
    shipped = re.sub(r"(?ms)^# How whoever renews.*?^}\n", "", shipped)
    if not https:
        changed[r"\n *ssl_\w+ .*"] = ""
    for there, here in changed.items():
        shipped, times = re.subn(there, here, shipped)
        assert times, f"{there} is not in {SHIPPED}"
    if https:
        certify(folder)
    return _written(folder, shipped)


def open_command(folder: Path, port: int) -> list[str]:
    """How the server is started that leads readers on to https."""
    [shipped] = re.findall(r"(?ms)^server {\n +listen 80;.*?^}\n", SHIPPED.read_text("utf-8"))
    shipped = shipped.replace("listen [::]:80;", "").replace(
        "listen 80", f"listen 127.0.0.1:{port}"
    )
    return _written(folder, shipped)


def _written(folder: Path, shipped: str) -> list[str]:
    kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    temporary = "\n".join(f"{kind}_temp_path {folder}/{kind};" for kind in kinds)
    user = "user root;" if os.geteuid() == 0 else ""
    text = AROUND.format(folder=folder, temporary=temporary, shipped=shipped, user=user)
    (folder / "nginx.conf").write_text(text, encoding="utf-8")
    return ["nginx", "-e", "stderr", "-c", str(folder / "nginx.conf")]


def certify(folder: Path) -> None:
    """A certificate that nobody vouches for."""
    files = ["-keyout", f"{folder}/key.pem", "-out", f"{folder}/certificate.pem"]
    new = ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-noenc"]
    command = ["openssl", *new, "-subj", "/CN=coderpath.example", *files]
    subprocess.run(command, check=True, capture_output=True)
