"""The entry point of the measured server: the service's own, under the settings of the benchmark."""

from cms.wsgi import application

__all__ = ["application"]
