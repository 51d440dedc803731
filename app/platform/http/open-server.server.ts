import { createServer, type RequestListener, type Server } from "node:http";

/** Milliseconds, and how many. */
export type DoorLimits = {
  /** From the connection, or the first byte of a request on an open one, to the end of its headers. */
  headersMs: number;
  /** From there to the end of its body. */
  requestMs: number;
  /** An open connection without a request. */
  keepAliveMs: number;
  /** How often it is looked for connections that are past one of these. */
  lookEveryMs: number;
  /** Connections at once; those beyond are closed as they come. */
  connections: number;
};

export const DOOR_LIMITS: DoorLimits = {
  headersMs: 10_000,
  // A list of stock of 10 MB comes in two minutes over a line of 1.5 Mbit/s.
  requestMs: 120_000,
  // Longer than the proxies in front keep theirs, so that none sends a request into a connection that is just being closed.
  keepAliveMs: 65_000,
  lookEveryMs: 2_000,
  connections: 5_000,
};

/** A web server that nobody can hold up by opening connections and saying nothing, or a byte now and then. Not yet listening. */
export function openServer(answer: RequestListener, limits: DoorLimits = DOOR_LIMITS): Server {
  const server = createServer(
    {
      headersTimeout: limits.headersMs,
      requestTimeout: limits.requestMs,
      keepAliveTimeout: limits.keepAliveMs,
      connectionsCheckingInterval: limits.lookEveryMs,
    },
    answer,
  );
  server.maxConnections = limits.connections;
  return server;
}
