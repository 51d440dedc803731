import type { RequestHandler, Response } from "express";
import { hasLostDatabaseSince, isDatabaseAway, lookWhetherDatabaseAnswers, whenDatabaseGoes } from "../db/database-health.server.ts";

const AGAIN_SECONDS = "5";
/** So often it is found out of a request that waits whether the database has an answer at all. Few take as long. */
const PATIENCE_MS = 1000;

/**
 * While the database is away, every request is answered with 503 and when to ask again, without being begun; what was under way when it
 * went gets the same, at once where it waits and instead of its fault where it came to nothing. Whether it was done nobody can tell then.
 * Shopify and the warehouses repeat what they are answered so.
 */
export const answerWhileAway: RequestHandler = (request, response, next) => {
  if (request.path.startsWith("/assets/")) return next();
  const sayAway = () => {
    if (response.headersSent) return;
    // A page that somebody looks at asks again by itself.
    if (request.method === "GET" && request.accepts(["html", "json"]) === "html") response.set("Refresh", AGAIN_SECONDS);
    response
      .status(503)
      .set("Retry-After", AGAIN_SECONDS)
      .type("text")
      .send("Waybill is away for a moment. Please try again in a few seconds.\n");
  };
  if (isDatabaseAway()) return sayAway();
  const hearNoMore = whenDatabaseGoes(() => {
    sayAway();
    hearOutUnheard(response);
  });
  const impatient = setInterval(lookWhetherDatabaseAnswers, PATIENCE_MS).unref();
  response.once("close", () => {
    clearInterval(impatient);
    hearNoMore();
  });

  const begun = performance.now();
  const writeHead = response.writeHead.bind(response);
  const instead = (status: number, ...rest: never[]) => {
    if (status < 500 || !hasLostDatabaseSince(begun)) return writeHead(status, ...rest);
    if (!response.headersSent) response.setHeader("Retry-After", AGAIN_SECONDS);
    return writeHead(503, ...rest);
  };
  response.writeHead = instead;
  next();
};

/** Whoever is still at work on a request that has its answer may give his own: it goes nowhere, and is no fault. */
function hearOutUnheard(response: Response): void {
  const nothing = () => response;
  Object.assign(response, {
    setHeader: nothing,
    appendHeader: nothing,
    removeHeader: nothing,
    writeHead: nothing,
    write: () => true,
    end: nothing,
  });
}
