import type { Channel } from "#app/messaging/channel.ts";
import { type Period, periodOf } from "#app/offers/reporting/read-measured.server.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Shop } from "#app/platform/shop.ts";
import { recoverySettings } from "../recovery-settings.server.ts";
import type { Arms } from "./compare-spend.ts";
import { type CostOf, costByThousand, costOfAll } from "./costs.ts";
import { type RecoveryReport, reportRecovery } from "./recovery-report.ts";
import { noSums, StoredSums } from "./stored-sums.ts";

/** Orders and what is left of them, in minor units. */
export type Taken = { orders: number; net: number };

/**
 * Three answers to what recovery brought, of the same people and days: orders that a message or a call touched last; what the people who could be written to would
 * have bought anyway, as the held-out ones say; and what they bought beyond that.
 */
export type Columns = {
  /** People who could be written to, and people who never are, with their orders. */
  treated: { people: number; orders: number; net: number };
  heldOut: { people: number; orders: number; net: number };
  /** `unclicked`: of those orders, the ones after a message that nobody is known to have opened. */
  lastTouch: Taken & { unclicked: number };
  /** Null while nobody is held out. */
  anyway: Taken | null;
  incremental: RecoveryReport;
};

export type Recovered = {
  /** ISO moments: of people who came from when until when, added up when; null before the first of them. `hasBegun`: the time of some is over. */
  /** It is added up once an hour: false before the first time. */
  isAddedUp: boolean;
  period: Period | null;
  /** People whose time isn't over. */
  open: number;
  countedDays: number;
  all: Columns;
  journeys: ReadonlyMap<string, Columns>;
  channels: ReadonlyMap<Channel, Columns>;
  /** Of those who came to a step: compared by chance alone only where nothing had been sent to them before (`isFirst`). */
  steps: readonly (Columns & { journeyId: string; nodeId: string; channel: Channel; isFirst: boolean })[];
  /** Minor units. `perOrder`: for one order that would not have been placed; null while it isn't known that there are any. */
  cost: { all: number; perOrder: number | null; messages: StoredSums["messages"] };
  guarded: StoredSums["guarded"];
  carts: StoredSums["carts"];
};

/** The report as it was last added up. `costOf`: what messages cost, unless the merchant's own figures are to do. */
export async function readRecovered(db: ShopDb, shop: Pick<Shop, "id">, costOf?: CostOf): Promise<Recovered> {
  const { countedDays, costPerThousand, costIn } = await recoverySettings.read(db, shop);
  const row = await db.recoveryMeasured.findUnique({ where: { shopId: shop.id } });
  const sums = StoredSums.safeParse(row?.sums).data ?? noSums;
  const parts = new Map<string, Arms>([
    ...Object.entries(sums.journeys).map(([id, arms]) => [`journey:${id}`, arms] as const),
    ...Object.entries(sums.channels).map(([channel, arms]) => [`channel:${channel}`, arms] as const),
    ...sums.steps.filter(({ isFirst }) => isFirst).map(({ journeyId, nodeId, arms }) => [`step:${journeyId}:${nodeId}`, arms] as const),
  ]);
  const reports = reportRecovery(sums.all, parts);
  const columns = (part: string | null, arms: Arms, touched: StoredSums["touched"]): Columns => {
    const own = part === null ? reports.all : reports.parts.get(part);
    const incremental = own ?? withoutClaim(reportRecovery(arms, new Map()).all);
    return { ...groupsOf(arms), lastTouch: touchedOf(touched), anyway: anywayOf(arms), incremental };
  };
  const all = columns(null, sums.all, sums.touched);
  const cost = costOfAll(sums, costOf ?? costByThousand({ costPerThousand, costIn }));
  return {
    isAddedUp: row !== null,
    period: periodOf(row),
    open: row?.open ?? 0,
    countedDays,
    all,
    journeys: new Map(
      Object.entries(sums.journeys).map(([id, arms]) => [
        id,
        columns(
          `journey:${id}`,
          arms,
          sums.touched.filter(({ journeyId }) => journeyId === id),
        ),
      ]),
    ),
    channels: new Map(
      (Object.entries(sums.channels) as [Channel, Arms][]).map(([name, arms]) => [
        name,
        columns(
          `channel:${name}`,
          arms,
          sums.touched.filter(({ channel }) => channel === name),
        ),
      ]),
    ),
    steps: sums.steps.map(({ arms, ...step }) => ({
      ...step,
      ...columns(
        `step:${step.journeyId}:${step.nodeId}`,
        arms,
        sums.touched.filter(({ journeyId, nodeId }) => journeyId === step.journeyId && nodeId === step.nodeId),
      ),
    })),
    cost: { all: cost, perOrder: perOrder(cost, all), messages: sums.messages },
    guarded: sums.guarded,
    carts: sums.carts,
  };
}

/** What chance did not choose is compared, and nothing claimed of it. */
const withoutClaim = (report: RecoveryReport): RecoveryReport => (report.outcome === "estimated" ? { ...report, claim: "none" } : report);

const groupsOf = ({ treated, heldOut }: Arms): Pick<Columns, "treated" | "heldOut"> => ({
  treated: { people: treated.people, orders: treated.orders, net: treated.spent },
  heldOut: { people: heldOut.people, orders: heldOut.orders, net: heldOut.spent },
});

const touchedOf = (touched: StoredSums["touched"]): Columns["lastTouch"] =>
  touched.reduce(
    (sum, { orders, unclicked, net }) => ({ orders: sum.orders + orders, unclicked: sum.unclicked + unclicked, net: sum.net + net }),
    {
      orders: 0,
      unclicked: 0,
      net: 0,
    },
  );

/** What held-out people did, for as many as there are of the others. */
function anywayOf({ treated, heldOut }: Arms): Taken | null {
  if (heldOut.people === 0) return null;
  const share = treated.people / heldOut.people;
  return { orders: heldOut.orders * share, net: Math.round(heldOut.spent * share) };
}

/** Of an effect that may be nothing no price can be said. */
function perOrder(cost: number, { treated, anyway, incremental }: Columns): number | null {
  if (incremental.outcome === "not-enough" || incremental.claim !== "more" || !anyway) return null;
  const won = treated.orders - anyway.orders;
  return won > 0 ? Math.round(cost / won) : null;
}
