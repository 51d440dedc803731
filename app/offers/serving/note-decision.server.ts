import { Counter } from "prom-client";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopId } from "#app/platform/ids.ts";
import { metrics } from "#app/platform/metrics.server.ts";
import { writeBehind } from "#app/platform/write-behind.ts";
import type { Prisma } from "#generated/prisma/client.ts";

/** Those of so many milliseconds are written by one statement. */
const GATHER_MS = 200;
/** While the database is away so many wait at most; what comes beyond is counted and forgotten. */
const MOST_WAITING = 10_000;

const lost = new Counter({ name: "waybill_offer_decisions_lost_total", help: "Decisions that could not be kept", registers: [metrics] });

type Row = Omit<Prisma.OfferDecisionCreateManyInput, "shopId"> & { shopId: ShopId };

/** Keeps what was decided, behind the answer: no buyer waits for it, and none notices where it can't be kept. */
export const noteDecision = writeBehind<Row>(writeRows, { betweenMs: GATHER_MS, most: MOST_WAITING, lost: () => lost.inc() });

async function writeRows(rows: readonly Row[]): Promise<void> {
  for (const [id, of] of Map.groupBy(rows, ({ shopId }) => shopId))
    await inShop({ id }, (db) => db.offerDecision.createMany({ data: of, skipDuplicates: true }));
}
