import { goods, plentiful } from "./goods.ts";
import { createDraw, type Draw } from "./draw.ts";

/** An order as the control call wants it. */
type Asked = { lines: AskedLine[] } & Record<string, unknown>;
type AskedLine = { sku?: string; quantity: number } & Record<string, unknown>;

/** What is planned for one order: when it is placed, as what, and who does what with it how many hours later. */
export type PlannedOrder = {
  number: number;
  hour: number;
  asked: Asked;
  isCashOnDelivery: boolean;
  deeds: PlannedDeed[];
};
export type PlannedDeed = { hour: number; name: string; salt: string };

/** What happens in a month, hour by hour: the same for the same seed. What of it is open is decided where it is done, by the same seed. */
export type Month = { hours: number; orders: readonly PlannedOrder[]; shopWide: readonly PlannedDeed[] };

export function planMonth({ seed, orders, days }: { seed: number; orders: number; days: number }): Month {
  const draw = createDraw(String(seed));
  const hours = days * 24;
  // The last orders have two days to be shipped in, of a short month less.
  const open = Math.max(Math.ceil(hours * 0.6), hours - 48);
  return {
    hours,
    orders: Array.from({ length: orders }, (_, number) =>
      planOrder(number, draw.below(`order ${number} hour`, open), draw.about(`order ${number}`)),
    ),
    shopWide: Array.from({ length: days * 3 }, (_, index) => ({
      hour: draw.below(`shop ${index} hour`, open),
      name: draw.pick(`shop ${index}`, SHOP_WIDE),
      salt: `shop ${index}`,
    })).flatMap((deed) => [deed, ...endOf(deed)]),
  };
}

function planOrder(number: number, hour: number, draw: Draw): PlannedOrder {
  const kind = drawBy(draw, "kind", KINDS);
  const asked = { lines: linesOf(draw), email: `buyer-${number}@buyer.example`, ...TERMS[kind](draw) };
  const count = drawBy(draw, "deeds", { 0: 45, 1: 32, 2: 15, 3: 8 });
  const deeds = Array.from({ length: Number(count) }, (_, index) => ({
    hour: hour + draw.below(`deed ${index} after`, 60),
    name: drawBy(draw, `deed ${index}`, DEEDS),
    salt: `order ${number} deed ${index}`,
  }));
  // What holds an order back has an end for most: it is paid, or let go.
  const ends =
    kind === "pending" || kind === "partly"
      ? [{ hour: hour + 5 + draw.below("paid", 40), name: draw.pick("end", ["isPaid", "isPaid", "letsGo"]), salt: `order ${number} end` }]
      : [];
  // Who calls an order back wants it cancelled once the warehouse has let go of it.
  const again = deeds
    .filter(({ name }) => name === "cancels")
    .map((deed) => ({ ...deed, hour: deed.hour + 1, salt: `${deed.salt} again` }));
  const released = deeds.flatMap(endOf);
  return { number, hour, asked, isCashOnDelivery: kind === "cod", deeds: [...deeds, ...ends, ...again, ...released] };
}

/** Kinds of orders, by how often of a hundred. */
const KINDS = {
  plain: 52,
  authorized: 8,
  pending: 5,
  partly: 3,
  voided: 2,
  cod: 4,
  test: 4,
  local: 3,
  pickUp: 4,
  retail: 2,
  scheduled: 4,
  elsewhere: 4,
  window: 3,
  offered: 2,
  giftCard: 2,
  service: 2,
  custom: 2,
} as const;
type Kind = keyof typeof KINDS;

/** Countries of buyers: all of them are served. */
const LIVES = ["GB", "GB", "GB", "GB", "DE", "FR"] as const;

const TERMS: Record<Kind, (draw: Draw) => Record<string, unknown>> = {
  plain: (draw) => ({ shipTo: { countryCode: draw.pick("country", LIVES) } }),
  authorized: () => ({ payment: "authorized", gateway: "shopify_payments" }),
  pending: () => ({ payment: "pending", gateway: "Bank Deposit" }),
  partly: () => ({ payment: "partially_paid" }),
  voided: () => ({ payment: "voided" }),
  cod: () => ({ cod: true }),
  test: () => ({ test: true }),
  local: () => ({ delivery: "local" }),
  pickUp: () => ({ delivery: "pick_up" }),
  retail: () => ({ delivery: "retail", source: "pos" }),
  scheduled: (draw) => ({ scheduledFor: `PT${6 + draw.below("later", 90)}H` }),
  elsewhere: (draw) => ({ lines: [...linesOf(draw), { sku: "PRINT-1", quantity: 1 }] }),
  window: (draw) => ({ lines: [...linesOf(draw), { sku: "WINDOW-1", quantity: 1 }] }),
  offered: () => ({ postPurchaseSeconds: 3 }),
  giftCard: (draw) => ({ lines: [...linesOf(draw), { title: "Gift card", giftCard: true, quantity: 1 }] }),
  service: (draw) => ({ lines: [...linesOf(draw), { title: "Gift wrapping", price: "2.00", requiresShipping: false, quantity: 1 }] }),
  // Something that was typed into the order: no warehouse can know what it is.
  custom: (draw) => ({ lines: [...linesOf(draw), { title: "A special mug", price: "9.00", quantity: 1 }] }),
};

/** Deeds on an order, by how often of a hundred. */
const DEEDS = {
  refundsUnshipped: 14,
  refundsShipped: 8,
  editsAdding: 11,
  editsTaking: 11,
  cancels: 12,
  updates: 8,
  captures: 4,
  voids: 3,
  fulfils: 6,
  cancelsFulfillment: 6,
  correctsTracking: 4,
  movesToOwnShop: 4,
  holds: 6,
  reschedules: 3,
  holdsHere: 5,
  waitsForStock: 3,
  choosesWarehouse: 5,
  shipsHimself: 4,
  cancelsParcel: 4,
  requestsByHand: 4,
} as const;

/** What ends what a person has begun. */
const ENDS: Record<string, string> = { holds: "releases", holdsHere: "releasesHere", cancelsParcel: "releasesHere", pauses: "resumes" };
const ENDS_AFTER_HOURS = 4;

function endOf({ hour, name, salt }: PlannedDeed): PlannedDeed[] {
  const end = ENDS[name];
  return end === undefined ? [] : [{ hour: hour + ENDS_AFTER_HOURS, name: end, salt }];
}

/** What happens to the shop as a whole. */
const SHOP_WIDE = [
  "restocks",
  "restocks",
  "counts",
  "weighs",
  "meddles",
  "drafts",
  "renames",
  "refuses",
  "deletes",
  "rotatesSecret",
  "pauses",
] as const;

function linesOf(draw: Draw): { sku: string; quantity: number }[] {
  const skus = new Set<string>();
  for (let index = 0; index < 1 + draw.below("lines", 3); index += 1) {
    const from = draw.percent(`scarce ${index}`, 6) ? goods.filter(({ sku }) => sku.startsWith("SCARCE")) : plentiful;
    const good = from[draw.below(`line ${index}`, from.length)];
    if (good) skus.add(good.sku);
  }
  return [...skus].map((sku) => ({ sku, quantity: 1 + draw.below(`${sku} quantity`, 3) }));
}

/** One of several, each by its share. */
function drawBy<Name extends string>(draw: Draw, question: string, shares: Readonly<Record<Name, number>>): Name {
  const entries = Object.entries(shares) as [Name, number][];
  let roll = draw.below(
    question,
    entries.reduce((sum, [, share]) => sum + share, 0),
  );
  for (const [name, share] of entries) if ((roll -= share) < 0) return name;
  return entries[0]?.[0] as Name;
}
