import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Shop } from "#app/platform/shop.ts";
import { type IncrementReport, reportIncrement } from "../experiments/increment-report.ts";
import { noOutcomes, type OutcomeSums } from "../experiments/outcome-sums.ts";
import { offersSettings } from "../offers-settings.server.ts";
import { StoredStrata } from "./sum-outcomes.server.ts";

/** What offers brought beyond what would have been spent anyway, of settled purchases. */
export type Measured = {
  all: IncrementReport;
  offers: ReadonlyMap<string, IncrementReport>;
  /** ISO moments: of purchases from when until when, added up when; `hasBegun`: some of them are settled. Null before the first purchase. */
  period: Period | null;
  /** Purchases that count, and their orders: of those that could be offered something, and of those held out. */
  counted: Record<"offered" | "heldOut", { purchases: number; orders: number }>;
  /** Purchases that may still change. */
  open: number;
  refundDays: number;
};

export type Period = { since: string; until: string; madeAt: string; hasBegun: boolean };

/** Of when a report is, as it is kept; null of one of nothing. */
export function periodOf(row: { since: Date | null; until: Date; madeAt: Date } | null): Period | null {
  if (!row?.since) return null;
  const { since, until, madeAt } = row;
  return { since: since.toISOString(), until: until.toISOString(), madeAt: madeAt.toISOString(), hasBegun: since < until };
}

/** The report as it was last added up. */
export async function readMeasured(db: ShopDb, shop: Pick<Shop, "id">): Promise<Measured> {
  const { refundDays } = await offersSettings.read(db, shop);
  const row = await db.offerReport.findUnique({ where: { shopId: shop.id } });
  const strata = StoredStrata.safeParse(row?.strata).data ?? { all: { shown: noOutcomes, without: noOutcomes }, offers: {} };
  const reports = reportIncrement(strata.all, new Map(Object.entries(strata.offers)));
  return {
    ...reports,
    period: periodOf(row),
    counted: { offered: countOf(strata.all.shown), heldOut: countOf(strata.all.without) },
    open: row?.open ?? 0,
    refundDays,
  };
}

const countOf = ({ rows, orders }: OutcomeSums) => ({ purchases: rows, orders });
