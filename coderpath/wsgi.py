import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "coderpath.settings")

application = get_wsgi_application()

if not settings.DEBUG:  # while one develops, templates and styles change and the data does not
    from coderpath.finished import Finished

    application = Finished(application)

from coderpath.counted import CountedSite  # noqa: E402

application = CountedSite(application)

# Every view now, not at the first request: a worker that starts later, when the files may have been
# replaced, must not mix two versions.
import coderpath.urls  # noqa: E402, F401
