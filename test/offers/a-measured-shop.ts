import { isHeldOut } from "#app/offers/experiments/holdout.ts";
import { OfferTerms } from "#app/offers/rules/offer-terms.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { newId } from "#app/platform/ids.ts";
import type { Shop } from "#app/platform/shop.ts";

export const HOLDOUT = 0.1;

type Truth = {
  /** How often an offer that is shown is taken, what is paid for it, and how often it takes the place of something worth as much. */
  take: number;
  price: number;
  replaces: number;
};

/** A live offer of the shop's in the cart. */
export async function anOffer(shop: Shop, name: string, percentage = 0): Promise<string> {
  const terms = OfferTerms.parse({ name, percentage, placements: ["cart"], offered: { kind: "chosen", variantIds: ["1"] } });
  const id = newId<string>();
  const at = new Date();
  await inShop(shop, (db) => db.offer.create({ data: { shopId: shop.id, id, state: "live", terms, createdAt: at, updatedAt: at } }));
  return id;
}

/**
 * Purchases of a shop whose truth is known, written with a few statements: carts are log-normal, six in ten are bought, one order in twenty is
 * refunded. Each purchase has all its luck before anything is decided of it; who is held out says the app's own hash, and what is shown the
 * propensities that are logged. Answers what the shown offers truly brought: all together, and each.
 */
export async function manyPurchases(
  shop: Shop,
  offers: ReadonlyMap<string, Truth & { propensity: number }>,
  { count, daysAgo, seed }: { count: number; daysAgo: number; seed: number },
): Promise<{ all: number; each: Map<string, number> }> {
  const visitors = Array.from({ length: count }, (_, index) => `v-${seed}-${index}`);
  const heldOut = visitors.map((visitor) => isHeldOut(visitor, { seed: shop.domain, holdoutShare: HOLDOUT }));
  const ids = [...offers.keys()];
  const of = <Key extends keyof (Truth & { propensity: number })>(key: Key) => ids.map((id) => offers.get(id)?.[key] ?? 0);
  return inShop(shop, async (db) => {
    await db.$queryRaw`SELECT setseed(${seed / 1000})::text`;
    await db.$executeRaw`
      CREATE TEMPORARY TABLE luck ON COMMIT DROP AS
      SELECT v.visitor, v.out, v.at, (3000 * exp(0.7 * sqrt(-2 * ln(1 - random())) * cos(2 * pi() * random())))::bigint AS cart,
             random() < 0.6 AS buys, random() AS chooses, random() AS takes, random() AS replaced, random() < 0.05 AS refunded, v.n
        FROM (SELECT visitor, out, n, now() - make_interval(days => ${daysAgo}) - make_interval(mins => n::int) AS at
                FROM unnest(${visitors}::text[], ${heldOut}::bool[]) WITH ORDINALITY AS t(visitor, out, n) OFFSET 0) v`;
    await db.$executeRaw`
      CREATE TEMPORARY TABLE outcome ON COMMIT DROP AS
      SELECT l.*, a.id AS offer, a.propensity,
             CASE WHEN a.id IS NOT NULL AND l.buys AND l.takes < a.take
                  THEN (a.price - CASE WHEN l.replaced < a.replaces THEN a.price ELSE 0 END)::bigint ELSE 0 END AS gain
        FROM luck l LEFT JOIN LATERAL (
          SELECT id, propensity, take, price, replaces FROM (
            SELECT *, sum(propensity) OVER (ORDER BY n) - propensity AS since, sum(propensity) OVER (ORDER BY n) AS until
              FROM unnest(${ids}::uuid[], ${of("propensity")}::float8[], ${of("take")}::float8[], ${of("price")}::float8[], ${of("replaces")}::float8[])
                   WITH ORDINALITY AS o(id, propensity, take, price, replaces, n)) arm
           WHERE l.chooses >= since AND l.chooses < until AND NOT l.out) a ON true`;
    await db.$executeRaw`
      INSERT INTO "offer_decision" ("shopId", "id", "decidedAt", "placement", "visitor", "isHeldOut", "arms", "armPropensities", "offerId", "variantIds", "propensity", "shownAt", "acceptedAt")
      SELECT ${shop.id}, gen_random_uuid(), at, 'cart', visitor, out, ${ids}::uuid[], ${of("propensity")}::float8[], offer, '{}', coalesce(propensity, 1),
             CASE WHEN offer IS NOT NULL THEN at END, CASE WHEN gain > 0 THEN at END FROM outcome`;
    await db.$executeRaw`
      INSERT INTO "offer_purchase" ("shopId", "visitor", "decidedAt", "isHeldOut", "cartValue")
      SELECT ${shop.id}, visitor, at, out, cart FROM outcome`;
    await db.$executeRaw`
      INSERT INTO "order" ("shopId", "id", "name", "currency", "subtotal", "shipping", "tax", "discounts", "total", "refunded", "fulfillmentStatus", "createdAt", "updatedAt", "offerVisitor", "test", "tags", "paymentGateways")
      SELECT ${shop.id}, ${seed * 1_000_000} + n, '#' || ${seed * 1_000_000} + n, ${shop.currency}, 0, 0, 0, 0, cart + gain,
             CASE WHEN refunded THEN cart + gain ELSE 0 END, 'FULFILLED', at + interval '5 minutes', at, visitor, false, '{}', '{}'
        FROM outcome WHERE buys`;
    const rows = await db.$queryRaw<{ offer: string; brought: number }[]>`
      SELECT offer::text, coalesce(sum(gain) FILTER (WHERE NOT refunded), 0)::float8 AS brought FROM outcome WHERE offer IS NOT NULL GROUP BY 1`;
    const each = new Map(rows.map(({ offer, brought }) => [offer, brought]));
    return { all: rows.reduce((sum, { brought }) => sum + brought, 0), each };
  });
}
