import { setTimeout as pause } from "node:timers/promises";
import { nowDate } from "#app/platform/clock.ts";
import { log } from "#app/platform/log.server.ts";
import { shopify } from "./app.server.ts";
import { upsertShop } from "./upsert-shop.server.ts";
import { notShopifysAddress, notShopifysToken, shopifyIsAway } from "./refuse-plainly.ts";
import { isAdminAddress } from "./tokens/is-admin-address.ts";
import { isSoundToken } from "./tokens/is-sound-token.ts";
import { sessionTokensOf, shopOfSessionToken } from "./tokens/shop-of-session-token.ts";
import { isFresh } from "./tokens/access-token.server.ts";
import { oneAtATime } from "./tokens/access-token.server.ts";
import { sessionStorage } from "./tokens/session-storage.server.ts";

/** Who asks, and whether Shopify had to be asked for a token first. */
type Admitted = { context: Awaited<ReturnType<typeof shopify.authenticate.admin>>; exchanged: boolean };

/**
 * The library's `authenticate.admin`, by which a request that comes while the shop's token has run out exchanges its id token for a new
 * one. Requests come in twos and threes and processes are many, so that only one exchanges at a time: the next finds the token there.
 *
 * What Shopify never sends is refused first, wherever it comes in: a token that says other than Shopify's do with 401, an address of the
 * admin that is none with 400.
 */
export async function authenticateAdmin(request: Request): Promise<Admitted> {
  refuseForeign(request);
  const domain = shopOfSessionToken(request);
  if (!domain) return { context: await shopify.authenticate.admin(request), exchanged: false };

  const session = await sessionStorage.loadSession(`offline_${domain}`);
  if (session?.accessToken && isFresh(session, nowDate().getTime()))
    return { context: await shopify.authenticate.admin(request), exchanged: false };
  const context = await oneAtATime(domain, () => exchange(request));
  // About once an hour, and at once after an installation: what Shopify says of the shop is read again. What we know serves meanwhile.
  await upsertShop(domain).catch((fault: unknown) => log.warn({ err: fault, shop: domain }, "the shop's facts were not read"));
  return { context, exchanged: true };
}

function refuseForeign(request: Request): void {
  const at = nowDate().getTime();
  if (!sessionTokensOf(request).every((token) => isSoundToken(token, at))) throw notShopifysToken(request);
  const host = new URL(request.url).searchParams.get("host");
  if (host !== null && !isAdminAddress(host)) throw notShopifysAddress(request);
}

/** The library answers trouble with the exchange by an empty 500, and waits for Shopify without end: others stand in line behind it. */
async function exchange(request: Request) {
  const patience = new AbortController();
  const tooLate = pause(PATIENCE_MS, undefined, { signal: patience.signal }).catch(() => undefined);
  try {
    const context = await Promise.race([shopify.authenticate.admin(request), tooLate]);
    if (!context) throw shopifyIsAway(request);
    return context;
  } catch (answer) {
    throw answer instanceof Response && answer.status >= 500 ? shopifyIsAway(request) : answer;
  } finally {
    patience.abort();
  }
}

const PATIENCE_MS = 15_000;
