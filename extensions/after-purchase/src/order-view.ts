import type { OrderAnswer } from "../../../app/contracts/offers.ts";

/** Turns a key of `locales/` into words. */
export type Translate = (key: string, replacements?: Record<string, string | number>) => string;

/** What a buyer reads of his order, in its order. */
export type OrderView = {
  /** When it arrives; null when that isn't promised, or nothing is on its way any more. */
  arrives: string | null;
  parcels: readonly ParcelView[];
  reorderUrl: string | null;
};

export type ParcelView = {
  title: string;
  /** Null for a stage that this version doesn't know, or has no words for. */
  badge: { words: string; tone: "neutral" | "auto" } | null;
  items: readonly string[];
  tracking: readonly { words: string; url: string | null }[];
};

/** A buyer is told what is true for him: until it leaves, it is being prepared, whatever happens at the warehouse. What is lost is told by a person. */
const STAGES: Readonly<Record<string, string>> = {
  planned: "preparing",
  requested: "preparing",
  dispatched: "preparing",
  exception: "preparing",
  picked: "preparing",
  packed: "preparing",
  partly_shipped: "partly_shipped",
  shipped: "shipped",
  delivered: "delivered",
  returned: "returned",
};

const ARRIVED = ["delivered", "returned"];

/** `formatDay` writes an ISO date as the buyer reads dates. Null when there is nothing to say. */
export function orderView(order: OrderAnswer, translate: Translate, formatDay: (isoDate: string) => string): OrderView | null {
  const { promise, parcels, reorderUrl } = order;
  const over = parcels.length > 0 && parcels.every(({ stage }) => ARRIVED.includes(stage));
  const arrives = promise === null || over ? null : translate("arrives", { date: formatDay(promise.date) });
  if (arrives === null && parcels.length === 0 && reorderUrl === null) return null;
  return {
    arrives,
    reorderUrl,
    parcels: parcels.map(({ stage, items, tracking }, index) => {
      const known = STAGES[stage];
      return {
        title: parcels.length === 1 ? translate("parcel_only") : translate("parcel", { number: index + 1, count: parcels.length }),
        badge: known === undefined ? null : { words: translate(`stage.${known}`), tone: known === "preparing" ? "neutral" : "auto" },
        items: items.map(({ title, quantity }) => translate("item", { quantity, title })),
        tracking: tracking.flatMap(({ carrier, number, url }) => {
          const words = [carrier, number].filter((part) => part !== null).join(" ");
          return words === "" && url === null ? [] : { words: words === "" ? translate("track") : words, url };
        }),
      };
    }),
  };
}
