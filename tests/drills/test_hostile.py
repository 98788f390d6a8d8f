"""What nobody means well, sent to a server past the proxy, which would turn some of it away."""

import time
from collections import Counter
from http.client import HTTPConnection
from itertools import count
from threading import Thread
from urllib.parse import urlencode

import pytest

from coderpath.sent import FORM
from tests import hostile

from .conftest import many
from .deployed import OneServer
from .readers import NAME

pytestmark = pytest.mark.drill
READERS = 4


def test_twenty_thousand_hostile_requests(on_sqlite):
    cases = list(hostile.cases(many(2, 220)))
    numbers, wrong, took, statuses = count(), [], [], Counter()

    def ask(port: int) -> None:
        while (number := next(numbers)) < len(cases):
            case, began = cases[number], time.monotonic()
            status, headers, text = answered(port, case)
            took.append((time.monotonic() - began, str(case)))
            statuses[status] += 1
            if why := hostile.wrong(status, headers, text):
                wrong.append((why, str(case)))

    with OneServer(on_sqlite, workers=2) as server:
        threads = [Thread(target=ask, args=(server.port,)) for _ in range(READERS)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    took.sort()
    late = sum(seconds > 0.5 for seconds, _ in took)
    print(
        f"\n{len(took):,} hostile requests: {dict(sorted(statuses.items()))}; half within"
        f" {1000 * took[len(took) // 2][0]:.0f} ms, {late} over 0.5 s. The slowest:"
    )
    for seconds, case in took[-5:]:
        print(f"  {seconds:.2f} s  {case}")
    assert wrong == []
    assert len(took) == len(cases)


def answered(port: int, case: hostile.Case) -> tuple[int, dict[str, str], str]:
    connection = HTTPConnection("127.0.0.1", port, timeout=60)
    told = {"Host": NAME, "X-Forwarded-Proto": "https", "Accept": case.accept}
    if case.form:
        told |= {"Content-Type": FORM, "Sec-Fetch-Site": "same-origin"}
        connection.request("POST", hostile.encoded(case), urlencode(case.form), told)
    else:
        connection.request("GET", hostile.encoded(case), headers=told)
    answer = connection.getresponse()
    text = answer.read().decode(errors="replace")
    connection.close()
    return answer.status, dict(answer.getheaders()), text
