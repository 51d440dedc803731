import type { Session } from "@shopify/shopify-api";
import { nowDate } from "#app/platform/clock.ts";
import { withLock } from "#app/platform/db/with-lock.server.ts";
import { AdminFault } from "../admin-fault.ts";
import { refreshSession } from "./refresh-session.server.ts";
import { recallSession, sessionStorage } from "./session-storage.server.ts";

/**
 * A token that works for a shop's Admin API, renewed first when it is about to expire or is the one that Shopify has `rejected`.
 *
 * One process at a time renews; the others find the new pair when their turn comes. Throws `no-token` when only the merchant can help.
 */
export async function accessToken(domain: string, rejected?: string): Promise<string> {
  const usable = tokenOf(await recallSession(idOf(domain)), rejected);
  if (usable) return usable;

  return oneAtATime(domain, async () => {
    const session = await sessionStorage.loadSession(idOf(domain));
    if (!session) throw new AdminFault("no-token", `Waybill holds no token of ${domain}: the merchant has to open the app.`);
    const renewedMeanwhile = tokenOf(session, rejected);
    if (renewedMeanwhile) return renewedMeanwhile;
    return renew(session, rejected);
  });
}

/** Does what changes a shop's tokens, one piece of work at a time over all processes. */
export function oneAtATime<T>(domain: string, work: () => Promise<T>): Promise<T> {
  return withLock(`shopify tokens of ${domain}`, work);
}

async function renew(session: Session, rejected?: string): Promise<string> {
  try {
    const renewed = await refreshSession(session);
    await sessionStorage.storeSession(renewed);
    return renewed.accessToken ?? "";
  } catch (fault) {
    const gone = fault instanceof AdminFault && fault.code === "no-token";
    // While the old one lives on, trouble with renewing it is not yet trouble.
    if (!gone && session.accessToken && session.accessToken !== rejected && !session.isExpired()) return session.accessToken;
    // A session that Shopify refuses must not pass for a valid one when the merchant comes back.
    if (gone) await sessionStorage.deleteSession(session.id);
    throw fault;
  }
}

const idOf = (domain: string) => `offline_${domain}`;

const tokenOf = (session: Session | undefined, rejected?: string): string | undefined =>
  session && session.accessToken !== rejected && isFresh(session, nowDate().getTime()) ? session.accessToken : undefined;

/** What is left of a token's life below which it is renewed: five minutes, as Shopify's own library has it. */
const MARGIN_MS = 5 * 60_000;

/** Whether a token can be used for a while yet. One without an expiry can. `now` is milliseconds since 1970. */
export function isFresh({ expires }: { expires?: Date | undefined }, now: number): boolean {
  return expires === undefined || expires.getTime() - now > MARGIN_MS;
}
