import { NO_SKU } from "../books.ts";
import { addUp, type Picture, type SeenBox, type SeenOrder, type SeenWork, type Units } from "../picture.ts";

/** What the judge has to know beside the pictures: what people have said, and what is whose. */
export type Known = {
  again: ReadonlyMap<string, Units>;
  dismissed: ReadonlyMap<string, ReadonlySet<string>>;
  kept: ReadonlySet<string>;
  keeping: ReadonlySet<string>;
  waiting: ReadonlySet<string>;
  paused: ReadonlySet<string>;
  /** No call and no webhook goes wrong in this month. */
  isUntroubled: boolean;
  released: ReadonlySet<string>;
  requested: ReadonlySet<string>;
  cashOnDelivery: ReadonlySet<string>;
  byHand: ReadonlySet<string>;
  touched: ReadonlySet<string>;
  /** Names of the locations of Waybill's warehouses. */
  ours: ReadonlySet<string>;
  /** The merchant's own location. */
  ownShop: string;
  /** Whether a warehouse of Waybill's has ever had it. */
  isCarried(item: string): boolean;
};

/** Something that must not be. `orderId` is null where it concerns no order. */
export type Finding = { rule: string; orderId: string | null; says: string };

export type Rule = (now: Picture, before: Picture, known: Known) => Finding[];

/** An order, with the boxes that were made for it and what the app asks people about it. */
export type OrderFacts = { order: SeenOrder; boxes: readonly SeenBox[]; open: Picture["app"]["exceptions"] };

export function byOrder(picture: Picture): OrderFacts[] {
  const boxes = Map.groupBy(picture.boxes, ({ orderId }) => orderId);
  const open = Map.groupBy(picture.app.exceptions, ({ orderId }) => orderId ?? "");
  return picture.orders.map((order) => ({ order, boxes: boxes.get(order.id) ?? [], open: open.get(order.id) ?? [] }));
}

export const unitsIn = (boxes: readonly { units: Units }[]): Record<string, number> => addUp(boxes.map(({ units }) => units));

export const isStillThere = ({ state }: Pick<SeenBox, "state">): boolean => state === "waiting" || state === "stopped";

/** Each item of which there is more in `one` than in `other`, as `2 × MUG`. */
export function moreThan(one: Units, other: Units): string[] {
  return Object.entries(one).flatMap(([item, count]) => (count > (other[item] ?? 0) ? [`${count - (other[item] ?? 0)} × ${item}`] : []));
}

const BY_CARRIER = new Set(["SHIPPING", "NONE", null]);

/** A line without a SKU that a person has put aside is his own to ship. */
export const WITHOUT_SKU = "unroutable.line-without-sku";

const putAside = (order: SeenOrder, known: Known) => known.dismissed.get(order.id)?.has(WITHOUT_SKU) === true;

/** What of an order Waybill's warehouses are to ship, by the rules of the trade alone: whoever holds it, or holds it back. */
export function workOfOurs(order: SeenOrder, known: Known): { one: SeenWork; units: Units }[] {
  const isHis = putAside(order, known);
  return order.work.flatMap((one) => {
    if (!BY_CARRIER.has(one.method)) return [];
    const isOurPlace = known.ours.has(one.place);
    if (!isOurPlace && (one.place !== known.ownShop || known.kept.has(one.id) || known.keeping.has(order.id))) return [];
    const isOurs = (item: string) => (item === NO_SKU ? !isHis : isOurPlace || known.isCarried(item));
    const units = Object.fromEntries(Object.entries(one.units).filter(([item]) => isOurs(item)));
    return Object.keys(units).length > 0 ? [{ one, units }] : [];
  });
}

/** Why no warehouse may get anything of an order; null when one may. */
export function forbidden(order: SeenOrder, known: Known): string | null {
  if (order.test) return "a test order";
  if (order.isCancelled) return "cancelled";
  if (["VOIDED", "REFUNDED", "EXPIRED"].includes(order.payment)) return `payment ${order.payment}`;
  return isDue(order) && !known.cashOnDelivery.has(order.id) && !known.released.has(order.id) ? `payment ${order.payment}` : null;
}

/** Something of it is still to be paid. */
export const isDue = ({ payment }: Pick<SeenOrder, "payment">): boolean => payment === "PENDING" || payment === "PARTIALLY_PAID";

/** Nobody ships it now, because somebody holds it or its day has not come. */
export const waitsForSomebody = ({ status }: SeenWork): boolean => status === "ON_HOLD" || status === "SCHEDULED";

/** Whether a person has it wait until a warehouse has it, and it is shown so. */
export const waitsForStock = ({ id }: SeenOrder, { app }: Picture, known: Known): boolean =>
  known.waiting.has(id) && app.stages.get(id)?.stage === "held";

/** A warehouse has promised it and gets it when it is open again. */
const waitsAtDoor = ({ place, requestStatus }: SeenWork, known: Known) =>
  known.paused.has(place) && (requestStatus === "SUBMITTED" || requestStatus === "ACCEPTED");

/** Units that nothing keeps from their warehouse. */
export function freeUnits(order: SeenOrder, known: Known): Units {
  return unitsIn(workOfOurs(order, known).filter(({ one }) => !waitsForSomebody(one) && !waitsAtDoor(one, known)));
}

/** Whether a person is asked about an order, now or was and has put it aside. Lines without a SKU that are put aside hold up nothing. */
export function isAsked({ order, open }: OrderFacts, known: Known, ...causes: string[]): boolean {
  const fits = (cause: string) => causes.length === 0 || causes.includes(cause);
  return (
    open.some(({ cause }) => fits(cause)) ||
    [...(known.dismissed.get(order.id) ?? [])].some((cause) => cause !== WITHOUT_SKU && fits(cause))
  );
}
