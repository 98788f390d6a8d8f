"""Schemathesis asks the API whatever its document allows, and more, and reads the answers by it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from .conftest import many
from .deployed import OneServer

pytestmark = pytest.mark.drill
CHECKS = "not_a_server_error,status_code_conformance,content_type_conformance"
CHECKS += ",response_schema_conformance"
ST = str(Path(sys.executable).with_name("st"))


def test_the_document_is_kept(on_sqlite):
    with OneServer(on_sqlite) as server:
        here = f"http://127.0.0.1:{server.port}"
        done = subprocess.run(
            [ST, "run", f"{here}/api/v1/openapi.json", "--url", here]
            + ["--header", "X-Forwarded-Proto: https", "--checks", CHECKS, "--no-color"]
            + ["--phases", "examples,fuzzing" + many(0, 1) * ",coverage", "--seed", "0"]
            + ["--max-examples", str(many(1, 20)), "--no-shrink", "--continue-on-failure"]
            + ["--generation-database", "none", "--workers", "2"],
            capture_output=True,
            text=True,
            env=os.environ | {"NO_PROXY": "127.0.0.1"},
        )
    print(f"\n{done.stdout[done.stdout.find('Test cases:') :]}")
    assert done.returncode == 0, done.stdout
