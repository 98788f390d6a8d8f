"""The site without finished pages: what each page costs when it is made anew.

What packing a page takes is measured apart, for it is done once for all who ask for it.
"""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "coderpath.settings")

site = get_wsgi_application()

from tests.calls import made_anew  # noqa: E402 - when the settings are there

application = made_anew(site)
