import { addressFor } from "#app/messaging/consent/address.ts";
import { now } from "#app/platform/clock.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import { publish } from "#app/platform/events/publish.server.ts";
import type { Shop } from "#app/platform/shop.ts";
import { hearChangedOrders } from "#app/orders/hear-changed-orders.server.ts";
import { isRenewal } from "#app/orders/is-renewal.ts";
import { cartEnded } from "../recovery-events.ts";
import { lockRows } from "./lock-carts.server.ts";

/** Who bought what when, as far as it says which carts are over. */
type Purchase = {
  id: bigint;
  checkoutToken: string | null;
  customerId: bigint | null;
  email: string | null;
  phone: string | null;
  /** RecoveryLink, where its buyer came by one. */
  recoveryLinkId: string | null;
  test: boolean;
  sourceName: string | null;
  createdAt: Date;
};

/** An order of which something is new so long after it was placed has ended what it could end. */
const OLD_MS = 60 * 24 * 3_600_000;

/** Whoever bought is asked no more whether they forgot something. Also nobody who is being written to just now: it is urgent. */
export const completeByOrder = hearChangedOrders({
  name: "recovery.complete-by-order",
  urgent: true,
  async run(db, shop, orderIds) {
    const youngest = new Date(now().epochMilliseconds - OLD_MS);
    const orders = await db.order.findMany({ where: { shopId: shop.id, id: { in: [...orderIds] }, createdAt: { gt: youngest } } });
    for (const order of orders) await completeCarts(db, shop, order);
  },
});

/**
 * The carts that an order ends: the one of its checkout, the one whose recovery link its buyer came by, under whatever address they then bought,
 * and whatever its buyer (by Shopify's number or by mail, on any channel) had begun before it and not touched since. An order that is cancelled
 * later, or was when it was first heard of, ends them too: its buyer did buy, and is not chased after giving it up. A test order ends its own
 * checkout alone, and so does the renewal of a subscription.
 */
export async function completeCarts(db: ShopDb, shop: Pick<Shop, "id">, order: Purchase): Promise<void> {
  const isPurchase = !order.test && !isRenewal(order);
  const others = isPurchase ? [...(await idsByLink(db, shop, order)), ...(await idsByBuyer(db, shop, order))] : [];
  const ids = [...(await idsByCheckout(db, shop, order)), ...others];
  if (ids.length === 0) return;
  await lockRows(db, shop, [...new Set(ids)].sort());
  const carts = await db.abandonment.findMany({ where: { shopId: shop.id, id: { in: ids }, orderId: null } });
  for (const { id, personId, state, abandonedAt } of carts) {
    const data = { state: "completed" as const, orderId: order.id, endedAt: order.createdAt };
    await db.abandonment.update({ where: { shopId_id: { shopId: shop.id, id } }, data });
    // Who heard that it was bought before the order was known hears it once more, with the order.
    if (state !== "gone" && abandonedAt !== null) await publish(db, shop, cartEnded, { abandonmentId: id, personId });
  }
}

async function idsByCheckout(db: ShopDb, shop: Pick<Shop, "id">, { checkoutToken }: Purchase): Promise<string[]> {
  if (checkoutToken === null) return [];
  const token = await db.abandonmentToken.findUnique({ where: { shopId_token: { shopId: shop.id, token: `checkout:${checkoutToken}` } } });
  return token ? [token.abandonmentId] : [];
}

async function idsByLink(db: ShopDb, shop: Pick<Shop, "id">, { recoveryLinkId, createdAt }: Purchase): Promise<string[]> {
  if (recoveryLinkId === null) return [];
  const link = await db.recoveryLink.findUnique({ where: { shopId_id: { shopId: shop.id, id: recoveryLinkId } } });
  if (!link?.abandonmentId) return [];
  const carts = await db.abandonment.findMany({
    where: { shopId: shop.id, id: link.abandonmentId, state: { in: ["active", "abandoned"] }, touchedAt: { lte: createdAt } },
    select: { id: true },
  });
  return carts.map(({ id }) => id);
}

/** A phone says who somebody is only where nothing else is known of them: families share one. */
async function idsByBuyer(db: ShopDb, shop: Pick<Shop, "id">, { customerId, email, phone, createdAt }: Purchase): Promise<string[]> {
  const mailKey = (email === null ? undefined : addressFor("email", email)?.key) ?? null;
  const phoneKey = (phone === null ? undefined : addressFor("sms", phone)?.key) ?? null;
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT a."id"::text FROM "recovery_person" p JOIN "abandonment" a ON a."shopId" = p."shopId" AND a."personId" = p."id"
     WHERE p."shopId" = ${shop.id}
       AND (p."customerId" = ${customerId} OR p."mailKey" = ${mailKey}
         OR (p."phoneKey" = ${phoneKey} AND p."customerId" IS NULL AND p."mailKey" IS NULL AND NOT p."isPhoneShared"))
       AND a."state" IN ('active', 'abandoned') AND a."startedAt" <= ${createdAt} AND a."touchedAt" <= ${createdAt}`;
  return rows.map(({ id }) => id);
}
