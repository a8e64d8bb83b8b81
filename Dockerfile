# kientruc in a container: docker build -t kientruc . && docker run --rm --read-only --network none -v "$PWD:/kho:ro" kientruc
# Everything that is fetched is locked by hash (ci/*.lock). Where images are pinned, pin FROM by digest, too.
FROM python:3.11-slim AS build
WORKDIR /src
COPY ci/build.lock ci/requirements.lock ci/
RUN python -m pip download --no-cache-dir --only-binary :all: --require-hashes -r ci/requirements.lock -d /wheels \
 && python -m pip install --no-cache-dir --only-binary :all: --require-hashes -r ci/build.lock
COPY . .
RUN python -m pip wheel --no-cache-dir --no-deps --no-build-isolation -w /own .

FROM python:3.11-slim
# git: `check --changed-since` reads an earlier revision. Debian keeps one version of it, so there is none to pin.
# hadolint ignore=DL3008
RUN apt-get update \
 && apt-get install -y --no-install-recommends git \
 && rm -rf /var/lib/apt/lists/*
COPY --from=build /src/ci/requirements.lock /tmp/kientruc/
COPY --from=build /wheels /tmp/kientruc/wheels
COPY --from=build /own /tmp/kientruc/own
RUN python -m pip install --no-cache-dir --no-index --find-links /tmp/kientruc/wheels --require-hashes -r /tmp/kientruc/requirements.lock \
 && python -m pip install --no-cache-dir --no-index --no-deps /tmp/kientruc/own/*.whl \
 && rm -rf /tmp/kientruc \
 && groupadd --gid 10001 kientruc \
 && useradd --uid 10001 --gid 10001 --no-create-home --shell /usr/sbin/nologin kientruc
ENV PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1
USER 10001:10001
WORKDIR /kho
ENTRYPOINT ["kientruc"]
CMD ["check"]
