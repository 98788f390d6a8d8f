"""The site without finished pages: what each page costs when it is made anew."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "coderpath.settings")

application = get_wsgi_application()
