"""The entry point of the web server."""

import gc
import os
from threading import Thread

from django.core.wsgi import get_wsgi_application

from fachwerk.search.words import base_form

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "fachwerk.config.settings")
application = get_wsgi_application()

# What was loaded lives as long as the process: looking through it again and again for garbage only costs requests time.
gc.collect()
gc.freeze()

# The word list takes a second and a half to read: better now than in somebody's first search.
Thread(target=base_form, args=["Wort"], daemon=True).start()
