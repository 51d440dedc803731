import type { ShopDb } from "#app/platform/db/shop-db.ts";
import { newId } from "#app/platform/ids.ts";
import type { Person, PersonalData } from "#app/platform/personal-data/person.ts";
import type { Shop } from "#app/platform/shop.ts";

/** What customers were offered on the way to their orders: no word about them, but by their orders it is theirs. */
export const offersPersonalData: PersonalData = {
  async traces(db, shop, person) {
    const visitors = await visitorsOf(db, shop, person);
    const decisions = await db.offerDecision.findMany({ where: { shopId: shop.id, visitor: { in: visitors } }, select: { id: true } });
    return { eventKeys: decisions.map(({ id }) => DECISION + id) };
  },
  async export(db, shop, person) {
    const visitors = await visitorsOf(db, shop, person);
    return {
      offered: await db.offerDecision.findMany({
        where: { shopId: shop.id, visitor: { in: visitors } },
        select: {
          decidedAt: true,
          placement: true,
          checkoutToken: true,
          offerId: true,
          variantIds: true,
          shownAt: true,
          acceptedAt: true,
          declinedAt: true,
        },
        orderBy: { decidedAt: "asc" },
      }),
    };
  },
  /** The sums stay: what is known of a purchase is kept under a new name and of an order under a number of none, so that neither leads to the other. */
  async redact(db, shop, person) {
    const visitors = await visitorsOf(db, shop, person);
    const names = visitors.map(() => newId<string>());
    for (const table of ["offer_decision", "offer_purchase"] as const) {
      const token = table === "offer_decision" ? `, "checkoutToken" = NULL` : "";
      await db.$executeRawUnsafe(
        `UPDATE "${table}" t SET "visitor" = n.name${token} FROM unnest($2::text[], $3::text[]) AS n(visitor, name)
          WHERE t."shopId" = $1 AND t."visitor" = n.visitor`,
        shop.id,
        visitors,
        names,
      );
    }
    await db.$executeRaw`
      UPDATE "offer_order" t SET "visitor" = n.name, "orderId" = -1 - floor(random() * 9e15)::bigint
        FROM unnest(${visitors}::text[], ${names}::text[]) AS n(visitor, name)
       WHERE t."shopId" = ${shop.id} AND t."visitor" = n.visitor`;
    await db.orderOffer.deleteMany({ where: { shopId: shop.id, orderId: { in: [...person.orderIds] } } });
  },
};

const DECISION = "offer-decision:";

/** By what a person's purchases are known. By the time of blanking their orders no longer say it: the decisions that were found before do. */
async function visitorsOf(
  db: ShopDb,
  shop: Pick<Shop, "id">,
  { orderIds, eventKeys = [] }: Person & { eventKeys?: readonly string[] },
): Promise<string[]> {
  const ids = [...orderIds];
  const decisionIds = eventKeys.flatMap((key) => (key.startsWith(DECISION) ? [key.slice(DECISION.length)] : []));
  const rows = await db.$queryRaw<{ visitor: string }[]>`
    SELECT "visitor" FROM "offer_order" WHERE "shopId" = ${shop.id} AND "orderId" = ANY (${ids})
     UNION
    SELECT "visitor" FROM "offer_decision" WHERE "shopId" = ${shop.id} AND "id" = ANY (${decisionIds}::uuid[])
     UNION
    SELECT coalesce("offerVisitor", "checkoutToken") FROM "order"
     WHERE "shopId" = ${shop.id} AND "id" = ANY (${ids}) AND coalesce("offerVisitor", "checkoutToken") IS NOT NULL
     UNION
    SELECT d."visitor" FROM "offer_decision" d JOIN "order" o ON o."shopId" = d."shopId" AND o."checkoutToken" = d."checkoutToken"
     WHERE d."shopId" = ${shop.id} AND o."id" = ANY (${ids})`;
  return rows.map(({ visitor }) => visitor);
}
