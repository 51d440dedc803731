import { z } from "zod";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import { type Message, storedMessage } from "#app/platform/messages/message.ts";
import type { Shop } from "#app/platform/shop.ts";
import { SAID_CHANNELS, type SaidChannel } from "#app/customers/said-to-shopify.ts";
import { hasScope } from "#app/shopify/granted-scopes.server.ts";
import { CONSENT_EFFECT, CONSENT_SCOPE } from "./tell-shopify.server.ts";

/** How a shop's consent here stands to Shopify's. */
export type ConsentSync = {
  /** Whether the merchant allows it to be written there. */
  mayWrite: boolean;
  /** Words that Shopify is still to be told of. */
  waiting: number;
  /** When Shopify was last told of one; null before that. */
  lastToldAt: Date | null;
  /** What Shopify refused for good, the latest first: it is kept here, and holds here. */
  refused: { customerId: bigint; channel: SaidChannel; at: Date; message: Message }[];
};

const SHOWN = 20;

const Subject = z
  .string()
  .transform((subject) => subject.split(":"))
  .pipe(z.tuple([z.string(), z.enum(SAID_CHANNELS)], z.string()));

/** What somebody has to know of it, for a screen. */
export async function readConsentSync(db: ShopDb, shop: Shop): Promise<ConsentSync> {
  const waiting = await db.marketingConsent.count({ where: { shopId: shop.id, toldAt: null, channel: { in: [...SAID_CHANNELS] } } });
  const told = await db.effect.findFirst({
    where: { shopId: shop.id, kind: CONSENT_EFFECT, state: "settled", answer: { path: ["outcome"], equals: "written" } },
    orderBy: { settledAt: "desc" },
    select: { settledAt: true },
  });
  const rows = await db.effect.findMany({
    where: { shopId: shop.id, kind: CONSENT_EFFECT, state: "settled", answer: { path: ["outcome"], equals: "refused" } },
    orderBy: { settledAt: "desc" },
    take: SHOWN,
  });
  const refused = rows.map(({ subject, answer, openedAt }) => {
    const [customer, channel] = Subject.parse(subject);
    const message = storedMessage((answer as { message?: unknown } | null)?.message);
    return { customerId: BigInt(customer.split("/")[1] ?? ""), channel, at: openedAt, message };
  });
  return { mayWrite: await hasScope(shop, CONSENT_SCOPE), waiting, lastToldAt: told?.settledAt ?? null, refused };
}
