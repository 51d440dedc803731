import { Session } from "@shopify/shopify-api";
import type { shopifyApp } from "@shopify/shopify-app-remix/server";
import type { Session as SessionRow } from "#generated/prisma/client.ts";
import { nowDate } from "#app/platform/clock.ts";
import { seal, unseal } from "#app/platform/crypto/seal.server.ts";
import { acrossShops } from "#app/platform/db/across-shops.server.ts";
import { log } from "#app/platform/log.server.ts";
import { remember } from "#app/platform/remember.ts";

/** What Shopify's library asks of a place to keep its sessions. */
type SessionStorage = NonNullable<Parameters<typeof shopifyApp>[0]["sessionStorage"]>;

/**
 * Where Shopify's library keeps its sessions: a row each, both tokens sealed.
 *
 * A session whose seal does not open (its key was taken off the ring) counts as not there: the next visit of the merchant brings a new one.
 */
export const sessionStorage: SessionStorage = {
  async storeSession(session) {
    const row = rowOf(session);
    await acrossShops.session.upsert({ where: { id: row.id }, create: row, update: row });
    recent.forget(row.id);
    return true;
  },
  loadSession: readSession,
  async deleteSession(id) {
    return sessionStorage.deleteSessions([id]);
  },
  async deleteSessions(ids) {
    await acrossShops.session.deleteMany({ where: { id: { in: ids } } });
    ids.forEach(recent.forget);
    return true;
  },
  async findSessionsByShop(shop) {
    const rows = await acrossShops.session.findMany({ where: { shop }, orderBy: { expires: "desc" } });
    return rows.map(sessionOf).filter((session) => session !== undefined);
  },
};

const recent = remember(readSession, 1000);

/** A session as it was at most a second ago. What another process has changed since is noticed when Shopify rejects its token. */
export const recallSession = (id: string): Promise<Session | undefined> => recent.get(id);

/** Ends all sessions of a shop that has uninstalled the app: this process takes none of them for a good one any more either. */
export async function endSessions(shop: string): Promise<void> {
  const ended = await acrossShops.session.findMany({ where: { shop }, select: { id: true } });
  await sessionStorage.deleteSessions?.(ended.map(({ id }) => id));
}

async function readSession(id: string): Promise<Session | undefined> {
  const row = await acrossShops.session.findUnique({ where: { id } });
  return row ? sessionOf(row) : undefined;
}

function rowOf(session: Session): SessionRow {
  const { id, shop, state, isOnline, scope, accessToken, refreshToken, refreshTokenExpires } = session;
  const person = session.onlineAccessInfo?.associated_user;
  return {
    id,
    shop,
    state,
    isOnline,
    scope: scope || null,
    // Shopify's answer may lack the expiry (shopify-app-js issue 3400): a pair without one would never be refreshed.
    expires: session.expires ?? (refreshToken ? new Date(nowDate().getTime() + HOUR_MS) : null),
    accessToken: seal(accessToken ?? "", { shop, column: "session.accessToken" }),
    refreshToken: refreshToken ? seal(refreshToken, { shop, column: "session.refreshToken" }) : null,
    refreshTokenExpires: refreshTokenExpires ?? null,
    userId: person ? BigInt(person.id) : null,
    firstName: person?.first_name ?? null,
    lastName: person?.last_name ?? null,
    email: person?.email ?? null,
    accountOwner: person?.account_owner ?? false,
    locale: person?.locale ?? null,
    collaborator: person?.collaborator ?? false,
    emailVerified: person?.email_verified ?? false,
  };
}

function sessionOf(row: SessionRow): Session | undefined {
  const { id, shop, state, isOnline } = row;
  try {
    return new Session({
      id,
      shop,
      state,
      isOnline,
      accessToken: unseal(row.accessToken, { shop, column: "session.accessToken" }),
      ...(row.refreshToken && { refreshToken: unseal(row.refreshToken, { shop, column: "session.refreshToken" }) }),
      ...(row.scope && { scope: row.scope }),
      ...(row.expires && { expires: row.expires }),
      ...(row.refreshTokenExpires && { refreshTokenExpires: row.refreshTokenExpires }),
      ...(row.userId !== null && { onlineAccessInfo: onlineAccessInfo(row, row.userId) }),
    });
  } catch (error) {
    log.warn({ err: error, shop }, "a session's seal does not open");
    return undefined;
  }
}

/** Whose session it is. How long it lives and what it may do stand in the session itself. */
function onlineAccessInfo(row: SessionRow, userId: bigint): NonNullable<Session["onlineAccessInfo"]> {
  return {
    expires_in: 0,
    associated_user_scope: row.scope ?? "",
    associated_user: {
      id: Number(userId),
      first_name: row.firstName ?? "",
      last_name: row.lastName ?? "",
      email: row.email ?? "",
      account_owner: row.accountOwner,
      locale: row.locale ?? "",
      collaborator: row.collaborator ?? false,
      email_verified: row.emailVerified ?? false,
    },
  };
}

const HOUR_MS = 3_600_000;
