import { createHash } from "node:crypto";
import { createRequestPace, type RequestPace } from "./request-pace.server.ts";

/** ShipBob allows 150 requests in any minute per user and app (developer.shipbob.com/rate-limit). */
const requestsPerMinute = 150;
const paces = new Map<string, RequestPace>();

/** The pace that all connections of this process to one account share. */
export function paceOfAccount(baseUrl: string, token: string): RequestPace {
  const key = createHash("sha256").update(`${baseUrl}\n${token}`).digest("hex");
  const known = paces.get(key);
  if (known) return known;
  const pace = createRequestPace(requestsPerMinute);
  paces.set(key, pace);
  return pace;
}
