import type { Request, RequestHandler, Response } from "express";
import getRawBody from "raw-body";
import { nowDate } from "#app/platform/clock.ts";
import { storeEvent } from "#app/platform/events/store-event.server.ts";
import { answerPlainly } from "#app/platform/http/answer-plainly.server.ts";
import { callerAt } from "#app/platform/http/caller-address.server.ts";
import { tokenBuckets } from "#app/platform/http/token-buckets.ts";
import type { ShopId } from "#app/platform/ids.ts";
import { log } from "#app/platform/log.server.ts";
import { appSecrets } from "#app/shopify/app-secrets.server.ts";
import { shopOfAccount } from "./pixel-account.ts";
import { PixelTelling } from "./pixel-told.ts";

/** What this process takes of one address (a page tells of one or two things, and behind an address there may be an office) and of one shop. */
const addresses = tokenBuckets({ perSecond: 10, burst: 60, most: 20_000 });
const shops = tokenBuckets({ perSecond: 200, burst: 1_000, most: 5_000 });
const LARGEST_BODY = 32 * 1024;

/** In front of the pixel's door: it runs in a frame of no origin, and whoever tells too much is not heard. */
export const limitPixels: RequestHandler = (request, response, next) => {
  const caller = callerAt(request.ip);
  if (caller === undefined || addresses.take(caller, performance.now())) return next();
  tooMuch(response);
};

/**
 * `POST /pixel`: what a visitor does who allows analytics and marketing (`app/contracts/pixel.ts`). Stored, then answered with 204; what it means is
 * looked at later. Sent as plain text, so that a browser need not ask before.
 */
export async function receivePixel(request: Request, response: Response): Promise<void> {
  const body = await readBody(request);
  if (body === "too-large") return answerPlainly(response, 413, "A visitor does less at once.");
  const told = PixelTelling.safeParse(body);
  if (!told.success) {
    const wrong = told.error.issues.map(({ path }) => path.join(".") || "the whole");
    return answerPlainly(response, 400, `Missing, or not as the contract says: ${[...new Set(wrong)].join(", ")}.`);
  }
  const shopId = shopOfAccount(told.data.account, appSecrets);
  if (shopId === undefined) return answerPlainly(response, 401, "This account is no shop's.");
  if (!shops.take(String(shopId), performance.now())) return tooMuch(response);
  try {
    await keep(shopId, told.data);
  } catch (error) {
    log.error({ err: error, shopId }, "pixel event not stored");
    return answerPlainly(response, 500, "The event could not be stored.");
  }
  response.status(204).end();
}

async function keep(shopId: ShopId, { account: _, ...told }: PixelTelling): Promise<void> {
  await storeEvent({
    shopId,
    source: "pixel",
    dedupeKey: told.id,
    topic: told.name,
    entityKey: `visit:${told.visitor}`,
    body: JSON.stringify(told),
    triggeredAt: nowDate(),
  });
}

function tooMuch(response: Response): void {
  response.set({ "Retry-After": "60", "Cache-Control": "no-store" });
  answerPlainly(response, 429, "That is more than one visitor does.");
}

/** Undefined of a body that is no JSON, or of a sender who hung up. */
async function readBody(request: Request): Promise<unknown> {
  try {
    return JSON.parse(await getRawBody(request, { limit: LARGEST_BODY, length: request.get("content-length"), encoding: "utf8" }));
  } catch (error) {
    return error instanceof Error && "type" in error && error.type === "entity.too.large" ? "too-large" : undefined;
  }
}
