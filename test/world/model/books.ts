import type { SeenBox, SeenOrder, Units } from "./picture.ts";
import { addUp } from "./picture.ts";

/** A box that was handed to its carrier at the built-in warehouse. */
export type PackedBox = { reference: string; orderId: string; units: Units; number: string };

/**
 * What the model knows because it did it or saw it done: which units a person has let go once more, what the merchant keeps for himself, what
 * lies on the built-in warehouse's shelves, and the diary of each order.
 */
export type Books = ReturnType<typeof openBooks>;

const RECENT_HOURS = 3;

/** What has no SKU is nobody's until a person says what it is. */
export const NO_SKU = "(no SKU)";

export function openBooks() {
  const diary: { hour: number; orderId: string | null; words: string }[] = [];
  const aliases = new Map<string, string>();
  const numbers = new Map<string, string>();
  const firstSeen = new Map<string, number>();
  const counts = new Map<string, number>();
  const tally = new Map<string, { done: number; refused: number }>();
  const sold = new Map<string, string>();
  return {
    /** Hours since the month began. */
    hour: 0,
    /** Orders by their number in the plan. */
    placed: new Map<number, string>(),
    /** What was killed, and how soon its work went on. */
    kills: [] as string[],
    /** Boxes that left the built-in warehouse. */
    packed: [] as PackedBox[],
    /** On its shelves, by item. */
    shelf: new Map<string, number>(),
    /** Shipments that go nowhere any more. */
    astray: new Set<string>(),
    /** What an order's line at the 3PL was called when it came there, by reference and place of the line. */
    asked: new Map<string, string>(),
    /** Units, by order, that a person had shipped a second time. */
    again: new Map<string, Units>(),
    /** Boxes of which a person has already said that they are shipped again. */
    sentAgain: new Set<string>(),
    /** Causes, by order, that a person has taken off the list. */
    dismissed: new Map<string, Set<string>>(),
    /** Fulfillment orders that the merchant moved to his own shop. */
    kept: new Set<string>(),
    /** Orders that the merchant has said are his to ship, until it is seen what of them stands at his shop. */
    keeping: new Set<string>(),
    /** Orders that a person has wait for stock. */
    waiting: new Set<string>(),
    /** Warehouses that take nothing more for now. */
    paused: new Set<string>(),
    /** Items that the shop does not sell any more. */
    deleted: new Set<string>(),
    /** Orders that a person let go although they are not paid. */
    released: new Set<string>(),
    /** Orders of which the merchant requested something of a warehouse himself: that much may go, whatever is due. */
    requested: new Set<string>(),
    /** Orders that are paid to the carrier at the door. */
    cashOnDelivery: new Set<string>(),
    /** Fulfillments that the merchant made himself. */
    byHand: new Set<string>(),
    /** Orders that somebody did something with in this hour. */
    touched: new Set<string>(),

    /** The item that a SKU stands for, now or at any time before. */
    itemOf: (sku: string | null | undefined) => aliases.get(sku ?? "") ?? (sku || NO_SKU),
    callsItAlso: (sku: string, item: string) => void aliases.set(sku, item),
    /** The SKU by which the shop sells an item now. */
    soldAs: (item: string) => sold.get(item) ?? item,
    sells(item: string, sku: string) {
      sold.set(item, sku);
      aliases.set(sku, item);
    },
    /** Two tracking numbers of one box are one. */
    numberOf: (number: string) => numbers.get(number) ?? number,
    isNumberedAlso(number: string, before: string) {
      numbers.set(number, numbers.get(before) ?? before);
    },

    /** The hour in which the model first asked about something that stands so. */
    seenSince(what: string): number {
      const since = firstSeen.get(what) ?? this.hour;
      firstSeen.set(what, since);
      return since;
    },
    /** How often this was asked before. */
    times(what: string): number {
      const before = counts.get(what) ?? 0;
      counts.set(what, before + 1);
      return before;
    },
    tallies(deed: string, isRefused: boolean) {
      const { done, refused } = tally.get(deed) ?? { done: 0, refused: 0 };
      tally.set(deed, isRefused ? { done, refused: refused + 1 } : { done: done + 1, refused });
    },
    /** How often each thing was done, and how often refused. */
    tallied: () =>
      [...tally]
        .sort(([one], [other]) => one.localeCompare(other))
        .map(([deed, { done, refused }]) => `${deed} ${done}${refused > 0 ? ` (refused ${refused})` : ""}`),
    note(orderId: string | null, words: string) {
      diary.push({ hour: this.hour, orderId, words });
      if (orderId) this.touched.add(orderId);
    },
    sendsAgain(orderId: string, boxes: readonly SeenBox[]) {
      const fresh = boxes.filter(({ key }) => !this.sentAgain.has(key));
      for (const { key } of fresh) this.sentAgain.add(key);
      this.again.set(orderId, addUp([this.again.get(orderId) ?? {}, ...fresh.map(({ units }) => units)]));
    },
    /** A person has an order routed anew, or takes it: what was decided of it, or put aside, counts no more. */
    triesAgain({ id, work }: SeenOrder) {
      for (const one of work) this.kept.delete(one.id);
      this.keeping.delete(id);
      this.waiting.delete(id);
      const aside = [...(this.dismissed.get(id) ?? [])].filter((cause) => cause.startsWith("parcel."));
      this.dismissed.set(id, new Set(aside));
    },
    /** All is quiet: what stands at the merchant's shop of an order that he took is what he took. */
    seesTaken(orders: readonly SeenOrder[], ownShop: string) {
      for (const { id, work } of orders) if (this.keeping.has(id)) for (const one of work) if (one.place === ownShop) this.kept.add(one.id);
      this.keeping.clear();
    },
    dismisses(orderId: string, cause: string) {
      this.dismissed.set(orderId, (this.dismissed.get(orderId) ?? new Set()).add(cause));
    },
    /** What an order has seen; for none, what the whole shop saw in the last hours. */
    traceOf(orderId: string | null): string[] {
      const told =
        orderId === null ? diary.filter(({ hour }) => hour > this.hour - RECENT_HOURS) : diary.filter((entry) => entry.orderId === orderId);
      return told.map((entry) => `hour ${entry.hour}: ${orderId === null ? `${entry.orderId ?? ""} ` : ""}${entry.words}`);
    },
  };
}
