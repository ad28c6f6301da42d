# syntax=docker/dockerfile:1
# Builds everything, content included, and runs it as a user who may write nothing but /data. See docs/deploy-docker.md.
ARG NODE_IMAGE=node:24.9.0-bookworm-slim

FROM ${NODE_IMAGE} AS build
WORKDIR /build
COPY package.json package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY tsconfig.json tsconfig.build.json ./
COPY scripts ./scripts
COPY locales ./locales
COPY content ./content
COPY dialogs ./dialogs
COPY src ./src
RUN node scripts/build.mjs

FROM ${NODE_IMAGE} AS packages
WORKDIR /build
COPY package.json package-lock.json ./
# What is only read while developing takes half of the room. Licences stay.
RUN npm ci --omit=dev --no-audit --no-fund \
  && rm -rf node_modules/typescript node_modules/@typescript node_modules/better-sqlite3/deps \
  && find node_modules -type f \( -name '*.map' -o -name '*.d.ts' -o -name '*.d.mts' -o -name '*.d.cts' \) -delete

FROM ${NODE_IMAGE}
LABEL org.opencontainers.image.title="Family support bot" \
  org.opencontainers.image.licenses="MIT"
ENV NODE_ENV=production \
  HOST=0.0.0.0 \
  PORT=3978 \
  DATA_DIRECTORY=/data
WORKDIR /app
RUN install -d -o node -g node -m 0700 /data
COPY LICENSE package.json ./
COPY --from=packages /build/node_modules ./node_modules
COPY --from=build /build/dist ./dist
COPY content ./content
COPY locales ./locales
USER node
VOLUME /data
EXPOSE 3978
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s --retries=3 CMD ["node", "dist/src/commands/health.js"]
CMD ["node", "dist/src/index.js"]
