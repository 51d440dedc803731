import { Counter } from "prom-client";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { ShopId } from "#app/platform/ids.ts";
import { metrics } from "#app/platform/metrics.server.ts";
import { writeBehind } from "#app/platform/write-together.ts";
import type { Prisma } from "#generated/prisma/client.ts";

/** Those of so many milliseconds are written by one statement. */
const GATHER_MS = 200;
/** While the database is away so many wait at most; what comes beyond is counted and forgotten. */
const MOST_WAITING = 10_000;

const lost = new Counter({ name: "waybill_offer_decisions_lost_total", help: "Decisions that could not be kept", registers: [metrics] });

/** `cartValue`: what stands in the cart, in minor units, if something could be offered. */
type Row = Omit<Prisma.OfferDecisionCreateManyInput, "shopId" | "arms"> & { shopId: ShopId; arms: string[]; cartValue: number };

/** Keeps what was decided, behind the answer: no buyer waits for it, and none notices where it can't be kept. */
export const noteDecision = writeBehind<Row>(writeRows, { betweenMs: GATHER_MS, most: MOST_WAITING, lost: () => lost.inc() });

async function writeRows(rows: readonly Row[]): Promise<void> {
  for (const [id, of] of Map.groupBy(rows, ({ shopId }) => shopId))
    await inShop({ id }, async (db) => {
      await db.offerDecision.createMany({ data: of.map(({ cartValue: _, ...row }) => row), skipDuplicates: true });
      await notePurchases(db, id, of);
    });
}

/** A purchase is compared from the first moment on at which something could be offered in it, held out or not: with what stood in its cart then. */
async function notePurchases(db: ShopDb, shopId: ShopId, rows: readonly Row[]): Promise<void> {
  const eligible = rows.filter(({ arms }) => arms.length > 0);
  if (eligible.length === 0) return;
  await db.offerPurchase.createMany({
    data: eligible.map(({ visitor, decidedAt, isHeldOut, cartValue }) => ({
      ...{ shopId, visitor, decidedAt, isHeldOut },
      cartValue: BigInt(cartValue),
    })),
    skipDuplicates: true,
  });
}
