"""How gunicorn serves the site: `gunicorn -c coderpath/server.py coderpath.wsgi`."""

import errno
import gc
import os
import signal
import socket
import sys

PORT = os.environ.get("PORT", "8000")
if not (PORT.isdecimal() and 1 <= int(PORT) <= 65535):
    sys.exit(f"PORT must be a number from 1 to 65535, not {PORT!r}.")

bind = f"127.0.0.1:{PORT}"
worker_class = "gthread"
workers = int(os.environ.get("WEB_CONCURRENCY", 2))
threads = 4
preload_app = True  # one import for all workers: quicker to start, and they share its memory
max_requests = 2000
max_requests_jitter = 200
graceful_timeout = 10  # seconds to end what is being answered; a page takes far less than one
control_socket_disable = True
limit_request_line = 8190  # the most gunicorn allows: every filter ticked still fits
loglevel = "warning"


def on_starting(server):
    """A port that cannot be had is one line, before gunicorn retries it with a traceback."""
    [(host, port)] = server.cfg.address
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as e:
            why = "is taken" if e.errno == errno.EADDRINUSE else f"cannot be had ({e.strerror})"
            sys.exit(f"Port {port} {why}. Choose another, such as: make serve PORT={port + 1}")


def when_ready(server):
    # What is imported by now stays: the collector of a worker need not touch it, and so copy it.
    gc.collect()
    gc.freeze()
    print(f"CoderPath runs on http://{bind}/ (Ctrl-C stops it)", flush=True)


STOPS = {signal.SIGINT, signal.SIGQUIT, signal.SIGTERM}


def post_fork(server, worker):
    """Until a worker has begun it takes signals as the master does, which asks it to end but once.

    Such a one would be lost, and the worker waited for until `graceful_timeout` is over.
    """
    for each in STOPS:
        signal.signal(each, lambda *told: os._exit(0))
    while not server.SIG_QUEUE.empty():
        if server.SIG_QUEUE.get() in STOPS:
            os._exit(0)
