import { isDeepStrictEqual } from "node:util";
import {
  byOrder,
  type Finding,
  forbidden,
  freeUnits,
  isAsked,
  isStillThere,
  moreThan,
  type Rule,
  unitsIn,
  waitsForStock,
  workOfOurs,
} from "./facts.ts";

/** What a warehouse still has of an order, it still is to ship: whatever is no longer wanted was stopped, or a person was told. */
export const handsMatchWork: Rule = (now, _, known) =>
  byOrder(now).flatMap((facts): Finding[] => {
    const { order, boxes } = facts;
    const surplus = [...known.ours].flatMap((place) => {
      const inHand = unitsIn(boxes.filter((box) => box.place === place && isStillThere(box)));
      return moreThan(inHand, unitsIn(order.work.filter((one) => one.place === place))).map((units) => `${units} at ${place}`);
    });
    if (
      surplus.length === 0 ||
      isAsked(facts, known, "parcel.too-late", "parcel.unwanted", "parcel.payment-over", "parcel.rejected", "parcel.on-hold")
    )
      return [];
    return [{ rule: "stopped in time", orderId: order.id, says: `${surplus.join(", ")} about to leave, and nobody wants them` }];
  });

/** What waits at a warehouse goes where its order says, and with what its buyer wrote, as both are by now; or a person was told that it is too late. */
export const goesAsOrdered: Rule = (now, _, known) =>
  byOrder(now).flatMap((facts): Finding[] => {
    const { order, boxes } = facts;
    if (order.isCancelled || isAsked(facts, known)) return [];
    return boxes.flatMap(({ key, state, label }) =>
      state !== "waiting" || label === null || isDeepStrictEqual(label, order.label)
        ? []
        : [{ rule: "goes as ordered", orderId: order.id, says: `${key} as ${JSON.stringify(label)}, not ${JSON.stringify(order.label)}` }],
    );
  });

/** What can go has gone to a warehouse, or a person is asked; what stands still at a warehouse, a person is asked about. */
export const nothingStuck: Rule = (now, _, known) =>
  byOrder(now).flatMap((facts): Finding[] => {
    const { order, boxes } = facts;
    if (isAsked(facts, known)) return [];
    const stopped = boxes.filter(({ state }) => state === "stopped");
    if (stopped.length > 0)
      return [
        { rule: "stuck unseen", orderId: order.id, says: `${stopped.map(({ reference }) => reference).join()} stands still, on no list` },
      ];
    if (forbidden(order, known) !== null || waitsForStock(order, now, known)) return [];
    const stuck = moreThan(freeUnits(order, known), unitsIn(boxes.filter(isStillThere)));
    return stuck.length > 0 ? [{ rule: "stuck unseen", orderId: order.id, says: `${stuck.join(", ")} at no warehouse, on no list` }] : [];
  });

/** An order is shown where it is. */
export const stageTrue: Rule = (now, _, known) =>
  byOrder(now).flatMap((facts): Finding[] => {
    const { order, boxes, open } = facts;
    const shown = now.app.stages.get(order.id);
    const of = (says: string) => [{ rule: "stage", orderId: order.id, says: `shown as ${shown?.stage ?? "nothing"}: ${says}` }];
    if (!shown) return of("the app does not know it");
    const { stage } = shown;
    if ((stage === "cancelled") !== order.isCancelled) return of(order.isCancelled ? "it was cancelled" : "it was not cancelled");
    if (order.isCancelled) return [];
    if ((stage === "needs_you") !== open.length > 0) return of(`${open.length} exceptions are open`);
    if (open.length > 0 || isAsked(facts, known)) return [];

    const here = boxes.filter(isStillThere);
    const left = boxes.filter(({ state }) => state === "left");
    const ours = workOfOurs(order, known);
    const mayGo = forbidden(order, known) === null;
    const free = mayGo && !waitsForStock(order, now, known) ? freeUnits(order, known) : {};
    switch (stage) {
      case "received":
      case "routed":
        return Object.keys(free).length > 0 || ours.length === 0 ? of("nothing goes on with it") : of("it is held");
      case "held":
        if (moreThan(unitsIn(ours), unitsIn(here)).length === 0 || moreThan(free, unitsIn(here)).length > 0) return of("nothing holds it");
        return shown.held ? [] : of("no reason is given");
      case "at_warehouse":
        return here.length === 0 && order.work.every(({ place }) => !known.paused.has(place)) ? of("no warehouse has anything of it") : [];
      case "shipped":
        return left.length === 0 || here.length > 0 ? of("not all of it has left") : [];
      case "delivered":
        return left.length === 0 || here.length > 0 || left.some((box) => !box.isDelivered && !box.isAstray)
          ? of("not all of it has arrived")
          : [];
      case "done_elsewhere":
        return here.length > 0 || left.length > 0 || (ours.length > 0 && mayGo) ? of("it is ours") : [];
      default:
        return of("no such stage is known");
    }
  });

/** What the buyer has paid and got back is known as it is. */
export const moneyTrue: Rule = (now) =>
  now.orders.flatMap(({ id, payment, refunded }) => {
    const shown = now.app.stages.get(id);
    if (!shown || (shown.payment === payment && shown.refunded === refunded)) return [];
    return [{ rule: "money", orderId: id, says: `${payment}, ${refunded} paid back; shown as ${shown.payment}, ${shown.refunded}` }];
  });

/** When all is quiet, Shopify shows what lies in the warehouses. */
export const stockEqual: Rule = (now) =>
  now.stock.flatMap(({ place, item, there, shown }) =>
    (shown ?? 0) === Math.max(0, there)
      ? []
      : [{ rule: "stock", orderId: null, says: `${place} has ${there} of ${item}, Shopify shows ${shown ?? "none"}` }],
  );

/** Stock is told in the seconds after a parcel, in which this world's clock may leap: then its webhook is late by so much. */
const MAY_BE_LATE = /^inventory-levels /;

/** Where no webhook is lost, the app finds none lost. */
export const nothingRepaired: Rule = (now, before, known) => {
  const had = new Set(before.app.repairs);
  if (!known.isUntroubled) return [];
  return now.app.repairs
    .filter((words) => !had.has(words) && !MAY_BE_LATE.test(words))
    .map((words) => ({ rule: "repaired", orderId: null, says: `nothing was lost, and it was repaired: ${words.replace(/ \S+$/, "")}` }));
};

/** Nothing that came from outside was put aside as impossible to apply. */
export const nothingParked: Rule = (now) => now.app.parked.map((words) => ({ rule: "parked", orderId: null, says: words }));
