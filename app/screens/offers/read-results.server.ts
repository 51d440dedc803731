import { reportMessage } from "#app/offers/experiments/report-message.ts";
import { type Measured, readMeasured } from "#app/offers/reporting/read-measured.server.ts";
import { nowDate } from "#app/platform/clock.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Message } from "#app/platform/messages/message.ts";
import type { Shop } from "#app/platform/shop.ts";
import { placedSince } from "../orders/placed-since.server.ts";

/** What became of an offer in the last 28 days, and what it has brought since it is measured. */
export type OfferResults = {
  /** Times that it stood on a buyer's page, and that a buyer took it. */
  shown: number;
  taken: number;
  /** Orders of buyers who were shown it, and those on which it stands. */
  ordersShown: number;
  ordersTaken: number;
  /** What an order comes to, net, in minor units: with it, and of buyers who were shown it and left it. Null where there is none. */
  valueWith: number | null;
  valueWithout: number | null;
  /** What it brought beyond what would have been spent anyway, in words. */
  brought: Message;
};

/** What all offers of a shop brought, and what that was counted of. */
export type ShopResults = Omit<Measured, "offers" | "all"> & {
  brought: Message;
  /** Orders of the last 28 days on which an offer stands. */
  ordersTaken: number;
};

export type Results = { shop: ShopResults; of: (offerId: string, name: string) => OfferResults };

const DAYS = 28;

export async function readResults(db: ShopDb, shop: Shop): Promise<Results> {
  const since = new Date(nowDate().getTime() - DAYS * 86_400_000);
  const counts = await db.$queryRaw<Count[]>`
    SELECT "offerId"::text AS "offerId", count("shownAt")::int AS shown, count("acceptedAt")::int AS taken
      FROM "offer_decision"
     WHERE "shopId" = ${shop.id} AND "offerId" IS NOT NULL AND "decidedAt" >= ${since}
     GROUP BY 1`;
  const orders = await db.$queryRaw<OrderCount[]>`
    SELECT "offerId", "ordersShown", "ordersTaken", "valueWith", "valueWithout" FROM (
      SELECT x."offerId"::text AS "offerId", (count(DISTINCT x."orderId") FILTER (WHERE x."shown"))::int AS "ordersShown",
             (count(DISTINCT x."orderId") FILTER (WHERE x."taken"))::int AS "ordersTaken",
             (avg(o."net") FILTER (WHERE x."taken"))::float8 AS "valueWith",
             (avg(o."net") FILTER (WHERE x."shown" AND NOT x."taken"))::float8 AS "valueWithout"
        FROM "order_offer" x JOIN "offer_order" o ON o."shopId" = x."shopId" AND o."orderId" = x."orderId"
       WHERE x."shopId" = ${shop.id} AND x."placedAt" >= ${placedSince(shop, "28-days")}
       GROUP BY ROLLUP (x."offerId")) counted`;
  const { all, offers, ...measured } = await readMeasured(db, shop);
  return {
    shop: {
      ...measured,
      brought: reportMessage(all, shop.currency),
      ordersTaken: orders.find(({ offerId }) => offerId === null)?.ordersTaken ?? 0,
    },
    of(offerId, name) {
      const { shown = 0, taken = 0 } = counts.find((count) => count.offerId === offerId) ?? {};
      const {
        ordersShown = 0,
        ordersTaken = 0,
        valueWith = null,
        valueWithout = null,
      } = orders.find((count) => count.offerId === offerId) ?? {};
      // Of what was decided among nobody knows yet more than that it takes as many orders as the shop itself.
      const report = offers.get(offerId) ?? { outcome: "not-enough" as const, needed: all.outcome === "not-enough" ? all.needed : LEAST };
      return {
        ...{ shown, taken, ordersShown, ordersTaken, valueWith, valueWithout },
        brought: reportMessage(report, shop.currency, name),
      };
    },
  };
}

const LEAST = 100;

type Count = { offerId: string; shown: number; taken: number };
type OrderCount = Pick<OfferResults, "ordersShown" | "ordersTaken" | "valueWith" | "valueWithout"> & { offerId: string | null };
