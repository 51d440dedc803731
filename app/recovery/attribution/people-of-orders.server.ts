import { addressFor } from "#app/messaging/consent/address.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Shop } from "#app/platform/shop.ts";
import { matchPerson, type Names } from "../people/match-person.ts";

/** An order and somebody whose it may be. */
export type PersonOfOrder = { orderId: bigint; personId: string };

/**
 * Whose orders are, by what stands on them: never one buyer's for another's (`matchPerson`). Whoever was known by less, and is the same, is among them:
 * what was done for a guest was done for the customer who bought. Where Shopify withholds all names, the cart that became the order says it, or the link that it came by.
 */
export async function peopleOfOrders(db: ShopDb, shop: Pick<Shop, "id">, orderIds: readonly bigint[]): Promise<PersonOfOrder[]> {
  const orders = await db.order.findMany({
    where: { shopId: shop.id, id: { in: [...orderIds] } },
    select: { id: true, customerId: true, email: true, phone: true },
  });
  const named = orders.map(({ id, customerId, email, phone }) => ({
    id,
    names: { customerId, mailKey: keyOf("email", email), phoneKey: keyOf("sms", phone) } satisfies Names,
  }));
  const all = <Name extends keyof Names>(name: Name) => named.flatMap(({ names }) => (names[name] === null ? [] : [names[name]]));
  const known = await db.recoveryPerson.findMany({
    where: {
      shopId: shop.id,
      OR: [{ customerId: { in: all("customerId") } }, { mailKey: { in: all("mailKey") } }, { phoneKey: { in: all("phoneKey") } }],
    },
  });
  const byName = named.flatMap(({ id, names }) => {
    const { who, loses, isPhoneShared } = matchPerson(names, known);
    // Of a phone that turns out to be shared its first owner loses it, and is somebody else.
    const same = loses.filter(({ name }) => name === "mailKey" || !isPhoneShared).map((lost) => lost.id);
    return [...(who ? [who.id] : []), ...same].map((personId) => ({ orderId: id, personId }));
  });
  const byCart = await db.$queryRaw<PersonOfOrder[]>`
    SELECT a."orderId", a."personId"::text AS "personId" FROM "abandonment" a
     WHERE a."shopId" = ${shop.id} AND a."orderId" = ANY (${[...orderIds]}) AND a."personId" IS NOT NULL
     UNION
    SELECT o."id", r."personId"::text FROM "order" o
      JOIN "recovery_link" l ON l."shopId" = o."shopId" AND l."id" = o."recoveryLinkId"
      JOIN "journey_run" r ON r."shopId" = l."shopId" AND r."id" = l."runId"
     WHERE o."shopId" = ${shop.id} AND o."id" = ANY (${[...orderIds]}) AND o."recoveryLinkId" IS NOT NULL`;
  return [...byName, ...byCart];
}

function keyOf(channel: "email" | "sms", typed: string | null): string | null {
  return (typed === null ? undefined : addressFor(channel, typed)?.key) ?? null;
}
