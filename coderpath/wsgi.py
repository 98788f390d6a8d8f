import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "coderpath.settings")

application = get_wsgi_application()

# Every view now, not at the first request: a worker that starts later, when the files may have been
# replaced, must not mix two versions.
import coderpath.urls  # noqa: E402, F401
