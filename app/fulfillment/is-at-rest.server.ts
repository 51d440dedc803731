import { isOpen, isPlanned, isRequested } from "#app/parcels/parcel-stage.ts";

import type { OrderInFulfillment } from "./load-order.server.ts";
import type { ReconcileFacts } from "./read-reconcile-facts.server.ts";
import { goesElsewhere } from "./reconcile/replan-elsewhere.server.ts";
import { stoppingGate } from "./reconcile/stop-by-gates.server.ts";
import { unwantedUnits } from "./reconcile/unwanted-units.ts";
import { isGiftMessageAnew, isShippingLineAnew } from "./dispatch/sent-marks.server.ts";
import { isAddressedAnew } from "./dispatch/ship-to.server.ts";
import { isOverdue } from "./requests/deadline.ts";
import { requestsToAnswer } from "./requests/requests-to-answer.ts";
import { unattached } from "./requests/unattached.ts";
import { waitingFulfillmentOrders } from "./requests/waiting-fulfillment-orders.ts";
import { correctedTracking } from "./tracking/corrected-tracking.ts";

type Waiting = readonly OrderInFulfillment["fulfillmentOrders"][number][];

/**
 * Whether nothing is to be done about an order, nobody is to be asked and nothing to be said: no step of reconcileOrder would change anything.
 * Where in doubt it is not: then the steps are taken.
 */
export function isAtRest(facts: ReconcileFacts, now: Date): boolean {
  return facts.exceptions.length === 0 && isNothingDue(facts, now) && (waitingByRules(facts) ?? []).length === 0;
}

/** Whether no step of reconcileOrder is due but that which finds a warehouse. Where in doubt one is. */
export function isNothingDue(facts: ReconcileFacts, now: Date): boolean {
  const { order } = facts;
  return (
    facts.isCurrent &&
    order.cancelledAt === null &&
    !(order.goneAt !== null && order.parcels.some(isOpen)) &&
    facts.decided.length === 0 &&
    !order.parcels.some(isPlanned) &&
    !order.parcels.some((parcel) => unwantedUnits(parcel, order.fulfillmentOrders).length > 0) &&
    !(stoppingGate(facts) !== undefined && order.parcels.some(isRequested)) &&
    requestsToAnswer(facts).length === 0 &&
    !order.fulfillmentOrders.some((one) => isOverdue(one, now)) &&
    correctedTracking(order).length === 0 &&
    !order.parcels.some((parcel) => isToldOtherwise(order, parcel) || goesElsewhere(order, parcel))
  );
}

/** Its order says otherwise by now than its warehouse was told. */
function isToldOtherwise(order: OrderInFulfillment, parcel: OrderInFulfillment["parcels"][number]): boolean {
  return isAddressedAnew(order, parcel) || isGiftMessageAnew(order, parcel) || isShippingLineAnew(order, parcel);
}

/**
 * What of an order still waits for a warehouse, before it is asked whose it is to ship; undefined when it is not Waybill's to choose one, or
 * not now.
 */
export function waitingByRules(facts: ReconcileFacts): Waiting | undefined {
  const { order, isRouted, closedGates } = facts;
  if (!isRouted && !order.parcels.some(isPlanned)) return undefined;
  if (awaitsWord(facts) || closedGates.length > 0) return undefined;
  const next = waitingFulfillmentOrders(unattached(order), order.routingCompletedAt !== null);
  return next.outcome === "ready" ? next.waiting : undefined;
}

/** The merchant took it back from its warehouse, or a part was missing there, and nobody has said yet that a warehouse shall ship it. */
export function awaitsWord({ order, exceptions }: Pick<ReconcileFacts, "order" | "exceptions">): boolean {
  return exceptions.some(
    ({ cause, subject }) => (cause === "order.called-back" || cause === "order.short") && subject === `order:${order.id}`,
  );
}
