"""A secret key for one machine, made once and kept beside the database."""

import os
import tempfile
from contextlib import suppress
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured
from django.core.management.utils import get_random_secret_key


def local_key(path: Path) -> str:
    """The key in the file, made first when there is none.

    Every process of the server needs the same one, and two may start at once: the file is written
    whole before it gets its name, and the first one there wins.
    """
    try:
        if not path.exists():
            with tempfile.NamedTemporaryFile("w", dir=path.parent, prefix=path.name) as new:
                new.write(get_random_secret_key())
                new.flush()
                with suppress(FileExistsError):
                    os.link(new.name, path)
        return path.read_text()
    except OSError as e:
        raise ImproperlyConfigured(f"SECRET_KEY is not set, and no key can be kept: {e}") from e
