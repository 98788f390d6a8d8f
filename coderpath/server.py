"""How gunicorn serves the site: `gunicorn -c coderpath/server.py coderpath.wsgi`."""

import errno
import gc
import os
import signal
import socket
import sys
from wsgiref.util import setup_testing_defaults

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
forwarder_headers = ""  # by default SCRIPT_NAME and PATH_INFO are believed of whoever sends them
loglevel = "warning"


def on_starting(server):
    """Before anyone can connect: a worker that is forked later has all it needs to answer."""
    look_at_port(*server.cfg.address[0])
    first_pages(uncounted(server.app.wsgi()))
    # No connection to the database is shared with a worker.
    from django.db import connection

    connection.close()
    if connection.vendor == "postgresql":
        connection.close_pool()


def look_at_port(host, port):
    """A port that cannot be had is one line, before gunicorn retries it with a traceback."""
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


def pre_fork(server, worker):
    """Each worker counts in a place of its own, and goes on with that of one that ended."""
    taken = {each.place for each in server.WORKERS.values()}
    worker.place = next(place for place in range(len(taken) + 1) if place not in taken)


# The front page, and what goes through a table of every kind of page.
FIRST = ("/", "/api/v1/openapi.json")
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


def post_worker_init(worker):
    """What was made before the worker was forked may be of yesterday."""
    if is_counted(worker.wsgi):
        worker.wsgi.counts.take(worker.place)
    first_pages(uncounted(worker.wsgi))


def is_counted(application):
    """The measures of speed serve some that are not."""
    return hasattr(application, "counts")


def uncounted(application):
    """What nobody asked for is no answer to count."""
    return application.site if is_counted(application) else application


def first_pages(site):
    """Make these before any reader waits for them, and with them what all pages go by."""
    from django.conf import settings

    # “.coderpath.example” stands for that name and all below it.
    host = settings.ALLOWED_HOSTS[0].removeprefix(".")
    for address in FIRST:
        environ = {"HTTP_HOST": host, "HTTP_X_FORWARDED_PROTO": "https", "PATH_INFO": address}
        setup_testing_defaults(environ)
        for _ in site(environ, lambda status, headers, error=None: None):
            pass
