/** What the judge sees of the world at one moment: plain values, read from the stand-ins and from what the app shows. */
export type Picture = {
  /** Hours of the sandbox's clock since the month began. */
  hour: number;
  orders: readonly SeenOrder[];
  /** Boxes at Waybill's warehouses, by what the people there have in their hands. */
  boxes: readonly SeenBox[];
  /** What lies where, as the warehouse counts it and as Shopify shows it. */
  stock: readonly { place: string; item: string; there: number; shown: number | null }[];
  app: {
    stages: ReadonlyMap<string, ShownOrder>;
    exceptions: readonly SeenException[];
    parked: readonly string[];
    repairs: readonly string[];
  };
};

/** An order as the app has it. */
export type ShownOrder = { stage: string; held: boolean; payment: string | null; refunded: number };

export type SeenOrder = {
  id: string;
  name: string;
  test: boolean;
  isCancelled: boolean;
  payment: string;
  /** Paid back so far, in minor units. */
  refunded: number;
  lines: readonly { id: string; item: string; quantity: number; currentQuantity: number; fulfilledQuantity: number }[];
  label: Label;
  /** What somebody has yet to ship. */
  work: readonly SeenWork[];
  fulfillments: readonly SeenFulfillment[];
};

export type SeenWork = {
  id: string;
  status: string;
  requestStatus: string;
  /** Name of the location that it stands at. */
  place: string;
  method: string | null;
  units: Units;
  lines: readonly { id: string; item: string; units: number }[];
};

export type SeenFulfillment = { id: string; place: string; isThere: boolean; numbers: readonly string[]; units: Units };

/** So many units of each item. */
export type Units = Readonly<Record<string, number>>;

export type BoxState = "waiting" | "stopped" | "left" | "cancelled";

export type SeenBox = {
  /** The shipment's own name at its warehouse. */
  key: string;
  /** What Waybill calls the parcel. */
  reference: string;
  orderId: string;
  place: string;
  state: BoxState;
  units: Units;
  numbers: readonly string[];
  /** It arrives nowhere, by its carrier's last word. */
  isAstray: boolean;
  isDelivered: boolean;
  /** Null where whoever packs it reads it of the order. */
  label: Label | null;
};

/** Where a box goes, and what is laid into it. */
export type Label = { street: string | null; giftMessage: string | null };

export type SeenException = { id: string; cause: string; subject: string; orderId: string | null; openedAt: string; words: string };

export const sumOf = (units: Iterable<number>): number => [...units].reduce((sum, each) => sum + each, 0);

/** Units of several piles together. */
export function addUp(piles: Iterable<Units>): Record<string, number> {
  const sum: Record<string, number> = {};
  for (const pile of piles) for (const [item, count] of Object.entries(pile)) sum[item] = (sum[item] ?? 0) + count;
  return sum;
}
