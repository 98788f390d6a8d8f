"""What is refused is one line in the log, at the desk with the account that asked; only a fault of
the site comes with its traceback."""

import logging


def without_traceback_of_refusals(record: logging.LogRecord) -> bool:
    """A filter that lets every record through, those of answers that are no fault without one."""
    status = getattr(record, "status_code", 500)
    if status < 500 or status == 503:
        record.exc_info = None
    return True


def with_who_was_refused(record: logging.LogRecord) -> bool:
    """A filter that lets every record through; readers have no account, and stay unnamed."""
    account = getattr(getattr(record, "request", None), "user", None)
    if getattr(record, "status_code", None) == 403 and account and account.is_authenticated:
        record.msg, record.args = "%s. Account %r", (record.getMessage(), str(account))
    return True
