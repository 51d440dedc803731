import type { RequestHandler } from "express";
import { hasLostDatabaseSince, isDatabaseAway } from "../db/database-health.server.ts";

const AGAIN_SECONDS = "5";

/**
 * While the database is away, every request is answered with 503 and when to ask again, without being begun; what was under way when it
 * went, and came to nothing for that, gets the same status. Shopify and the warehouses repeat what they are answered so.
 */
export const answerWhileAway: RequestHandler = (request, response, next) => {
  if (isDatabaseAway() && !request.path.startsWith("/assets/")) {
    // A page that somebody looks at asks again by itself.
    if (request.method === "GET" && request.accepts(["html", "json"]) === "html") response.set("Refresh", AGAIN_SECONDS);
    response
      .status(503)
      .set("Retry-After", AGAIN_SECONDS)
      .type("text")
      .send("Waybill is away for a moment. Please try again in a few seconds.\n");
    return;
  }

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
