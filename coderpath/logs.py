"""What is refused is one line in the log; only a fault of the site comes with its traceback."""

import logging


def without_traceback_of_refusals(record: logging.LogRecord) -> bool:
    """A filter that lets every record through, those of answers that are no fault without one."""
    status = getattr(record, "status_code", 500)
    if status < 500 or status == 503:
        record.exc_info = None
    return True
