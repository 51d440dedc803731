# syntax=docker/dockerfile:1
FROM node:24-slim AS build
WORKDIR /waybill
ENV CHECKPOINT_DISABLE=1
COPY package.json package-lock.json ./
# Prisma runs from the WASM in its package: the programs it would download only have to exist.
RUN PRISMA_SCHEMA_ENGINE_BINARY=/usr/local/bin/node PRISMA_QUERY_ENGINE_LIBRARY=/usr/local/bin/node PRISMA_SKIP_POSTINSTALL_GENERATE=1 \
    npm ci --no-audit --no-fund
COPY . .
RUN npm run build
# What runs in production: no tools, and no PostgreSQL of our own (an image is given a DATABASE_URL). The database client and the
# typefaces are part of the build.
RUN npm prune --omit=dev --omit=optional --no-audit --no-fund --ignore-scripts

FROM node:24-slim
WORKDIR /waybill
ENV NODE_ENV=production PORT=3000
COPY --from=build --chown=node:node /waybill/package.json ./
COPY --from=build --chown=node:node /waybill/node_modules ./node_modules
COPY --from=build --chown=node:node /waybill/build ./build
COPY --from=build --chown=node:node /waybill/prisma ./prisma
COPY --from=build --chown=node:node /waybill/app/platform ./app/platform
USER node
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/livez`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# Not through npm: signals must reach the server itself.
CMD ["node", "build/server/index.js"]
