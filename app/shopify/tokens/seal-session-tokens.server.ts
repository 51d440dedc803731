import { acrossShops } from "#app/platform/db/across-shops.server.ts";
import { log } from "#app/platform/log.server.ts";
import { seal, unseal } from "#app/platform/crypto/seal.server.ts";
import { nowDate } from "#app/platform/clock.ts";

type Tokens = { shop: string; accessToken: string; refreshToken: string | null; expires: Date | null };

/**
 * The database for Shopify's session storage: both tokens of a session are sealed on their way in and opened on their way out.
 *
 * A session whose seal does not open (its key was taken off the ring) counts as not there: the next visit of the merchant brings a new one.
 */
export const sealingSessions = acrossShops.$extends({
  name: "seal session tokens",
  query: {
    session: {
      upsert: ({ args, query }) => {
        const { create } = args;
        // Every write of the library is an upsert of a whole session, so that both halves carry the same tokens.
        const tokens = sealed({ ...create, refreshToken: create.refreshToken ?? null, expires: asDate(create.expires) });
        return query({ ...args, create: { ...create, ...tokens }, update: { ...args.update, ...tokens } });
      },
      findUnique: async ({ args, query }) => opened(await query(args)),
      findMany: async ({ args, query }) => (await query(args)).map(opened).filter((row) => row !== null),
    },
  },
});

function sealed(session: Tokens): Omit<Tokens, "shop"> {
  const { shop, accessToken, refreshToken, expires } = session;
  return {
    accessToken: seal(accessToken, { shop, column: "session.accessToken" }),
    refreshToken: refreshToken && seal(refreshToken, { shop, column: "session.refreshToken" }),
    // Shopify's answer may lack the expiry (shopify-app-js issue 3400): a pair without one would never be refreshed.
    expires: expires ?? (refreshToken ? new Date(nowDate().getTime() + HOUR) : null),
  };
}

function opened<Row extends Partial<Tokens>>(row: Row | null): Row | null {
  if (!row?.shop || !row.accessToken) return row;
  const { shop, accessToken, refreshToken } = row;
  try {
    return {
      ...row,
      accessToken: unseal(accessToken, { shop, column: "session.accessToken" }),
      refreshToken: refreshToken && unseal(refreshToken, { shop, column: "session.refreshToken" }),
    };
  } catch (error) {
    log.warn({ err: error, shop }, "a session's seal does not open");
    return null;
  }
}

const asDate = (date: Date | string | null | undefined) => (date ? new Date(date) : null);

const HOUR = 3_600_000;
