import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import { writeTimeline } from "#app/orders/write-timeline.server.ts";
import { WAYBILL } from "#app/platform/actor.ts";
import { nowDate } from "#app/platform/clock.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import { newId } from "#app/platform/ids.ts";
import type { Message } from "#app/platform/messages/message.ts";
import type { Shop } from "#app/platform/shop.ts";
import type { RoutableOrder } from "#app/routing/routable-order.ts";
import type { RoutingOutcome } from "#app/routing/routing-outcome.ts";
import type { PlannedParcel } from "#app/routing/routing-plan.ts";

import { find, forgetDecisions, type Made, readDecisions } from "../decisions/keep-decisions.server.ts";
import { endHolds } from "#app/stock/stock-holds.server.ts";
import type { Units } from "../offered/offered-in-the-way.ts";
import { askAboutOffered, offeredShort, wholeLines } from "../offered/offered-short.server.ts";
import { endUnroutable } from "../exceptions/end-unroutable.server.ts";
import { openException, type Shared } from "../exceptions/open-exception.server.ts";
import { resolveExceptions } from "../exceptions/resolve-exceptions.server.ts";
import { isNothingDue } from "../is-at-rest.server.ts";
import type { OrderInFulfillment } from "../load-order.server.ts";
import { decisions } from "../decisions/messages.ts";
import { fulfillment } from "../messages.ts";
import { type ReconcileFacts, readReconcileFacts } from "../read-reconcile-facts.server.ts";
import { waitingNow } from "../waiting-now.server.ts";
import { parcelReference } from "#app/parcels/parcel-stage.ts";
import { keepPromise } from "../delivery-promise/keep-promise.server.ts";
import { planOrder } from "./plan-order.server.ts";
import type { PlannedWithStock } from "./plan-with-stock.server.ts";

/** `take-off`: nothing is decided before these units, which came by an offer, are off the order. */
export type RouteDecision = RoutingOutcome | { outcome: "take-off"; units: readonly Units[] };

/** What becomes of units that came by an offer and that no warehouse can ship: they are taken off the order, or left aside and asked about. */
export type OfferedShort = "take-off" | "ask";

/**
 * Decides which warehouses ship what waits of an order: keeps the decision with its reasons, reserves the stock by writing the
 * parcels, or says on the worklist why it cannot be routed. What a buyer took by an offer of ours holds up nothing of the rest. All in the caller's transaction.
 */
export async function decideRoute(
  db: ShopDb,
  shop: Shop,
  order: OrderInFulfillment,
  waiting: OrderInFulfillment["fulfillmentOrders"],
  forOffered: OfferedShort,
): Promise<RouteDecision> {
  const decided = await readDecisions(db, shop, order.id);
  const whole = await planOrder(db, shop, { order, waiting, decided });
  const inTheWay = find(decided, "wait") ? [] : await offeredShort(db, shop, whole, { order, waiting, decided });
  if (inTheWay.length > 0 && forOffered === "take-off") return { outcome: "take-off", units: inTheWay };
  const isAside = inTheWay.length > 0;
  const rest = isAside ? await planOrder(db, shop, { order, waiting, decided, without: wholeLines(inTheWay) }) : whole;
  const isAllAside = isAside && rest.outcome.outcome === "unroutable" && rest.outcome.cause === "nothing-to-ship";
  const { wanted, skuAt, shippers } = rest;
  const outcome = isAllAside ? whole.outcome : rest.outcome;
  // A decision that repeats the last one is not kept again: the worklist is tried every minute.
  if (!(await repeatsTheLast(db, shop, order.id, outcome))) await keepDecision(db, shop, order.id, outcome);

  if (isAllAside) {
    await askAboutOffered(db, shop, order, inTheWay);
    return outcome;
  }
  if (outcome.outcome === "unroutable") {
    // Its units went while it was looked at: that needs nobody.
    if (outcome.cause === "nothing-to-ship") {
      await resolveExceptions(db, shop, { subject: `order:${order.id}`, cause: "unroutable." }, fulfillment.message("nothing-waits"));
      return outcome;
    }
    if (outcome.cause === "out-of-stock" && find(decided, "wait")) {
      // A run that began before the person's word may have asked once more.
      await resolveExceptions(db, shop, { subject: `order:${order.id}`, cause: "unroutable." }, decisions.message("chose-to-wait"));
      return outcome;
    }
    const cause = `unroutable.${outcome.cause}` as const;
    const before = await openCauses(db, shop, order.id);
    const isNew = await openException(db, shop, {
      cause,
      subject: `order:${order.id}`,
      orderId: order.id,
      ...sharedBy(outcome, order, wanted),
      message: fulfillment.message("unroutable", { order: order.name, why: outcome.explanation }),
      staysDismissed: true,
      insteadOf: "unroutable.",
    });
    if (isNew || (before.length > 0 && !before.includes(cause))) await tellUnroutable(db, shop, order.id, outcome.explanation);
    return outcome;
  }

  await writeParcels(db, shop, order, { wanted, planned: outcome.plan.parcels, skuAt });
  await keepPromise(db, shop, order, { outcome, destination: wanted.destination, shippers });
  await forgetDecisions(db, shop, order.id, "wait");
  await endHolds(db, shop, order.checkoutToken);
  if (isAside) await askAboutOffered(db, shop, order, inTheWay);
  else await endUnroutable(db, shop, order, fulfillment.message("warehouse-found"));
  const message = fulfillment.message("routed", { warehouses: outcome.chosen.map((verdict) => verdict.name) });
  await writeTimeline(db, shop, { orderId: order.id, actor: WAYBILL, event: "routed", message });
  return outcome;
}

/** What other orders of the same cause are short of, or go to: solved for one, it is solved for all. */
function sharedBy(
  outcome: Extract<RoutingOutcome, { outcome: "unroutable" }>,
  order: OrderInFulfillment,
  { destination }: RoutableOrder,
): { shared?: Shared } {
  switch (outcome.cause) {
    case "out-of-stock": {
      const [first] = outcome.shortages;
      return first ? { shared: { sku: first.sku } } : {};
    }
    case "line-without-sku":
    case "sku-shared": {
      const productId = order.lines.find(({ id }) => String(id) === outcome.lineIds[0])?.productId;
      return productId ? { shared: { productId } } : {};
    }
    case "address-not-served":
    case "currency-mismatch":
      return destination.countryCode === null ? {} : { shared: { countryCode: destination.countryCode } };
    default:
      return {};
  }
}

/** Why it can't be routed, by what stands on the worklist. */
async function openCauses(db: ShopDb, shop: Shop, orderId: bigint): Promise<string[]> {
  const open = await db.exception.findMany({
    where: { shopId: shop.id, subject: `order:${orderId}`, resolvedAt: null, cause: { startsWith: "unroutable." } },
    select: { cause: true },
  });
  return open.map(({ cause }) => cause);
}

function tellUnroutable(db: ShopDb, shop: Shop, orderId: bigint, why: Message): Promise<void> {
  return writeTimeline(db, shop, { orderId, actor: WAYBILL, event: "not-routed", message: fulfillment.message("not-routed", { why }) });
}

async function keepDecision(db: ShopDb, shop: Shop, orderId: bigint, outcome: RoutingOutcome) {
  await db.routingDecision.create({
    data: {
      shopId: shop.id,
      id: newId(),
      orderId,
      decidedAt: nowDate(),
      outcome: outcome,
      cost: outcome.outcome === "routed" ? Math.round(outcome.plan.cost.total) : null,
    },
  });
}

/** Whether an order can't be routed, for the very reasons that were kept of it last. */
async function repeatsTheLast(db: ShopDb, shop: Shop, orderId: bigint, outcome: RoutingOutcome): Promise<boolean> {
  if (outcome.outcome === "routed") return false;
  const last = await db.routingDecision.findFirst({ where: { shopId: shop.id, orderId }, orderBy: { decidedAt: "desc" } });
  const before = z.object({ outcome: z.literal("unroutable"), explanation: z.unknown() }).safeParse(last?.outcome).data;
  return before !== undefined && isDeepStrictEqual(before.explanation, outcome.explanation);
}

/**
 * Whether, by our copy, nothing has changed for an order that is known not to be routable: it still isn't, for the same reasons, and nothing else
 * is due.
 */
export async function isStillUnroutable(shop: Shop, orderId: bigint): Promise<boolean> {
  return inShop(shop, async (db) => {
    const facts = await readReconcileFacts(db, shop, orderId);
    if (!facts || !isKnownUnroutable(facts)) return false;
    const { order, decided } = facts;
    if (!isNothingDue({ ...facts, decided: decided.filter((made) => !isWait(made)) }, nowDate())) return false;
    const waiting = await waitingNow(db, shop, facts);
    if (waiting.length === 0) return false;
    const { outcome } = await planOrder(db, shop, { order, waiting, decided });
    return repeatsTheLast(db, shop, orderId, outcome);
  });
}

/** A person was told, or has said that it waits for stock. */
const isKnownUnroutable = ({ exceptions, decided }: ReconcileFacts) =>
  (exceptions.length > 0 || decided.some(isWait)) && exceptions.every(({ cause }) => cause.startsWith("unroutable."));

const isWait = ({ decision }: Made) => decision.kind === "wait";

type Decided = { wanted: RoutableOrder; planned: readonly PlannedParcel[]; skuAt: PlannedWithStock["skuAt"] };

async function writeParcels(db: ShopDb, shop: Shop, order: OrderInFulfillment, { wanted, planned, skuAt }: Decided) {
  const known = await db.parcel.count({ where: { shopId: shop.id, orderId: order.id } });
  const titles = new Map(wanted.lines.map((line) => [line.lineId, line.title]));
  for (const [index, parcel] of planned.entries()) {
    await db.parcel.create({
      data: {
        shopId: shop.id,
        id: newId(),
        orderId: order.id,
        warehouseId: parcel.warehouseId,
        reference: parcelReference(order.id, known + index + 1),
        countryCode: order.countryCode,
        leavesOn: parcel.leavesOn,
        cost: { ...parcel.cost },
        createdAt: nowDate(),
        lines: {
          create: parcel.lines.map((line) => ({
            orderLineId: BigInt(line.lineId),
            sku: skuAt(line.lineId, parcel.warehouseId) ?? line.sku,
            title: titles.get(line.lineId) ?? "",
            quantity: line.quantity,
          })),
        },
      },
    });
  }
}
