import socket
import urllib.request

import pytest

from .conftest import NotLoopback

ELSEWHERE = "192.0.2.1"  # reserved for documentation: nobody is there


@pytest.mark.parametrize("name", ["connect", "connect_ex"])
def test_no_connection_leaves_this_machine(name):
    with socket.socket() as s, pytest.raises(NotLoopback):
        getattr(s, name)((ELSEWHERE, 80))


def test_no_datagram_leaves_this_machine():
    with socket.socket(type=socket.SOCK_DGRAM) as s, pytest.raises(NotLoopback):
        s.sendto(b"", (ELSEWHERE, 53))


def test_no_name_is_looked_up():
    with pytest.raises(NotLoopback):
        urllib.request.urlopen("http://example.com/")


def test_this_machine_may_be_met():
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(server.getsockname()).close()
