# syntax=docker/dockerfile:1
FROM rust:1.95-bookworm AS build
WORKDIR /source
COPY . .
RUN cargo build --release --locked

FROM debian:bookworm-slim
RUN apt-get update && apt-get install -y --no-install-recommends ca-certificates && rm -rf /var/lib/apt/lists/* \
    && useradd --system --home-dir /data --create-home portal
COPY --from=build /source/target/release/gong-onboarding /usr/local/bin/gong-onboarding
USER portal
VOLUME /data
ENV GONG_ONBOARDING_DATA_DIR=/data GONG_ONBOARDING_LISTEN=0.0.0.0:8080
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=6s CMD ["gong-onboarding", "healthcheck"]
STOPSIGNAL SIGTERM
ENTRYPOINT ["gong-onboarding"]
CMD ["serve"]
