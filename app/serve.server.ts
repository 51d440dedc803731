import type { Server } from "node:http";
import { setPriority } from "node:os";
import { join } from "node:path";
import { createRequestHandler } from "@remix-run/express";
import type { ServerBuild } from "@remix-run/node";
import compression from "compression";
import express, { type Express, type RequestHandler } from "express";
import { mountIntake } from "./mount-intake.server.ts";
import { mountOffers } from "./mount-offers.server.ts";
import { acrossShops } from "./platform/db/across-shops.server.ts";
import { bulkPool, pool } from "./platform/db/pool.server.ts";
import type { PreparedDatabase } from "./platform/db/prepare-database.server.ts";
import { env } from "./platform/env.server.ts";
import { stopWatchingDatabase } from "./platform/db/database-health.server.ts";
import { closeLocks } from "./platform/db/lock-session.server.ts";
import { forPage, inFront } from "./platform/db/lane.server.ts";
import { answerWhileAway } from "./platform/http/answer-while-away.server.ts";
import { answerFault, refuseBrokenAddress } from "./platform/http/answer-plainly.server.ts";
import { limitBodies } from "./platform/http/limit-bodies.server.ts";
import { metricsPage } from "./platform/http/metrics-page.server.ts";
import { openServer } from "./platform/http/open-server.server.ts";
import { probes } from "./platform/http/probes.server.ts";
import { log } from "./platform/log.server.ts";
import { onStopSignal } from "./platform/on-stop-signal.server.ts";
import { startWorker } from "./platform/start-worker.server.ts";
import { registerWorkGauges } from "./platform/work-gauges.server.ts";
import { rooms } from "./rooms.server.ts";

export type Site = {
  /** The folder that holds `prisma/`. */
  root: string;
  /** Remix's build: read once the database is there. */
  build: () => Promise<ServerBuild>;
  /** Serves the browser's files. */
  assets: RequestHandler;
  database: PreparedDatabase;
};

/** Who may say for whom a request comes: proxies in our own network. */
const OWN_PROXIES = "loopback, linklocal, uniquelocal";

const WORKER_NICENESS = 5;

/** Serves the web, works on jobs, or both, as ROLE says, until it is told to stop. */
export async function serve(site: Site): Promise<void> {
  let stopping = false;
  const app = express().disable("x-powered-by").set("trust proxy", OWN_PROXIES);
  app.use(refuseBrokenAddress, limitBodies(LARGEST_BODY));
  app.use(probes({ migrations: join(site.root, "prisma/migrations"), isStopping: () => stopping }));
  app.get("/metrics", metricsPage);
  registerWorkGauges();

  // On a machine of its own it says nothing; on a shared one whoever calls is answered first.
  if (env.ROLE === "worker") setPriority(WORKER_NICENESS);
  const worker = await startWorker(rooms, { works: env.ROLE !== "web" });
  if (env.ROLE !== "worker") await mountWeb(app, site);
  const server = await listen(app);

  onStopSignal(async () => {
    stopping = true;
    const graceMs = env.SHUTDOWN_SECONDS * 1000;
    await Promise.all([closeServer(server, graceMs), worker.stop(graceMs)]);
    await acrossShops.$disconnect();
    await Promise.all([pool.end(), bulkPool.end(), closeLocks(), stopWatchingDatabase()]);
    await site.database.stop();
    log.info("stopped");
  });
}

/** What outsiders call is answered before Remix, which serves the admin. */
async function mountWeb(app: Express, site: Site): Promise<void> {
  mountOffers(app);
  app.use((request, _response, next) => (request.method === "GET" ? forPage(next) : inFront(next)));
  app.use(answerWhileAway);
  mountIntake(app);
  app.use(compression());
  app.use(site.assets);
  const build = env.NODE_ENV === "production" ? await site.build() : site.build;
  app.all("*", createRequestHandler({ build, mode: env.NODE_ENV }));
}

/** Above what each door takes by itself: the largest is a list of stock, 10 MB of text, escaped in a form. */
const LARGEST_BODY = 24_000_000;

async function listen(app: Express): Promise<Server> {
  app.use(answerFault);
  const server = openServer(app);
  await new Promise<void>((listening, failed) => {
    server.once("error", failed).once("listening", () => listening());
    if (env.LISTEN_ADDRESS === undefined) server.listen(env.PORT);
    else server.listen(env.PORT, env.LISTEN_ADDRESS);
  });
  const address = server.address();
  log.info({ port: typeof address === "object" ? address?.port : address }, "Waybill is up");
  return server;
}

/** Takes no new connections, lets the requests in hand be answered, and cuts what is still open when the time is over. */
function closeServer(server: Server, graceMs: number): Promise<void> {
  return new Promise((closed) => {
    const timer = setTimeout(() => server.closeAllConnections(), graceMs);
    // A connection whose last request has just been answered would be kept open for the next one.
    const sweep = setInterval(() => server.closeIdleConnections(), 50);
    server.close(() => {
      clearTimeout(timer);
      clearInterval(sweep);
      closed();
    });
  });
}
