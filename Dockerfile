# The service in one image: as `web` it answers requests, as `worker` it keeps the published graph up to date.

FROM python:3.11-slim-trixie AS build
ENV UV_PYTHON_DOWNLOADS=never UV_COMPILE_BYTECODE=1 UV_LINK_MODE=copy
RUN pip install --no-cache-dir uv==0.13.9
WORKDIR /app
COPY pyproject.toml uv.lock ./
RUN uv sync --frozen --no-dev --no-install-project
COPY . .
# Collecting needs the settings, and the settings need values; none of these reaches the image.
RUN SECRET_KEY=build DATABASE_URL=postgresql:///build ALLOWED_HOSTS=build PUBLIC_URL=https://build \
    .venv/bin/python manage.py collectstatic --noinput --verbosity 0

FROM python:3.11-slim-trixie
ENV PATH=/app/.venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 PORT=8000
ENV GRANIAN_WORKERS=2 GRANIAN_BLOCKING_THREADS=4
RUN useradd --system --uid 10001 --home-dir /app --shell /usr/sbin/nologin cms
WORKDIR /app
COPY --from=build --chown=root:root /app /app
# Only uploads are written; code and collected files belong to root.
RUN install -d -o cms -g cms /app/var/media
VOLUME /app/var/media
USER cms
EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s \
    CMD ["python", "-c", "import os, urllib.request as u; u.urlopen(f'http://127.0.0.1:{os.environ[\"PORT\"]}/healthz')"]
CMD ["sh", "-c", "exec granian --interface wsgi --host 0.0.0.0 --port \"$PORT\" cms.wsgi:application"]
