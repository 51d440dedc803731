import type { Abandonment } from "#generated/prisma/client.ts";
import type { Channel } from "#app/messaging/channel.ts";
import { costOfText, type SegmentPrice } from "#app/messaging/texts/segments.ts";
import { messagingSettings } from "#app/messaging/messaging-settings.server.ts";
import type { Place } from "#app/messaging/timing/next-send.ts";
import { ALWAYS, dailyHours } from "#app/messaging/timing/week.ts";
import { PLACED_BY_SOMEBODY } from "#app/orders/is-renewal.ts";
import { nowDate } from "#app/platform/clock.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Shop } from "#app/platform/shop.ts";
import { readSupplies } from "#app/offers/serving/read-supply.server.ts";
import { whatShips } from "#app/offers/serving/what-ships.server.ts";
import { destinationOf } from "../composing/stored-place.ts";
import { wantedIn } from "../composing/read-subject.server.ts";
import { placeOfAddress } from "../composing/place-of-address.ts";
import type { JourneyDefinition } from "./journey-definition.ts";
import { readFacts } from "./read-facts.server.ts";
import { askedBy } from "./read-happened.server.ts";
import { type PastCart, simulateJourney, type Simulated, type WouldGet } from "./simulate-journey.ts";
import { endsByPurchase } from "./why-over.server.ts";

const DAY_MS = 86_400_000;
const DAYS = 30;
/** Of a shop that is left more often the latest are looked at. */
const MOST_CARTS = 5000;
const AT_ONCE = 500;

/** What one message by a channel to a country costs, of a text one segment of it, where that is known. */
export type PriceOf = (channel: Channel, country: string | null) => SegmentPrice | undefined;

/** Millionths of a unit of `currency`: a text costs less than the smallest coin. */
type Cost = { micros: number; currency: string };

export type DryRun = Simulated & {
  rows: (WouldGet & { cost?: Cost })[];
  /** What was looked at: the carts of so many days, and whether there were more than were looked at. */
  carts: number;
  days: number;
  isCut: boolean;
  byChannel: Partial<Record<Channel, { count: number; cost: Cost | null }>>;
};

const kindOf: Partial<Record<JourneyDefinition["trigger"]["kind"], "browse" | "cart" | "checkout">> = {
  "browse-abandoned": "browse",
  "cart-abandoned": "cart",
  "checkout-abandoned": "checkout",
};

/**
 * Who would have got what, when and at what cost, had a journey been live over the last month: by the carts that were left in it, and what is known
 * today of consent, hours, caps, purchases and stock. It changes nothing. A journey that isn't begun by carts has nobody to be tried on.
 */
export async function dryRun(shop: Shop, definition: JourneyDefinition, priceOf: PriceOf = () => undefined): Promise<DryRun> {
  const now = nowDate();
  const kind = kindOf[definition.trigger.kind];
  const { found, rules, isCut } = await inShop(shop, async (db) => {
    const settings = await messagingSettings.read(db, shop);
    const hours = { week: dailyHours(settings.opens, settings.closes), zone: shop.timeZone };
    const mailHours = settings.hoursForMail ? hours : { ...hours, week: ALWAYS };
    const read = kind ? await readCarts(db, shop, definition, kind, now) : { found: [], isCut: false };
    return { ...read, rules: { hours, mailHours, caps: settings.caps } };
  });
  const carts = await withShips(shop, found);
  const { rows, totals, reasons } = simulateJourney(definition, carts, rules, now);
  const cartOf = new Map(carts.map((cart) => [cart.abandonmentId, cart]));
  const priced = rows.map((row) => {
    const cost = costOf(row, definition, priceOf(row.channel, countryOf(row, cartOf.get(row.abandonmentId))));
    return { ...row, ...(cost && { cost }) };
  });
  return { rows: priced, totals, reasons, carts: carts.length, days: DAYS, isCut, byChannel: sumByChannel(priced) };
}

/** Where a message would have gone: a telephone says it by its number. */
function countryOf({ channel }: WouldGet, cart: PastCart | undefined): string | null {
  return cart ? placeOfAddress(cart.facts.addressOf(channel)?.address ?? "", cart.place).country : null;
}

/** Of a text by how long it is as the merchant wrote it: what it is filled in with makes it longer. */
function costOf({ channel, nodeId }: WouldGet, { nodes }: JourneyDefinition, price: SegmentPrice | undefined): Cost | undefined {
  if (!price) return undefined;
  const node = nodes.find(({ id }) => id === nodeId);
  const body = node?.kind === "message" && channel === "sms" ? Object.values(node.texts)[0]?.["body"] : undefined;
  return { micros: typeof body === "string" ? costOfText(body, price) : price.micros, currency: price.currency };
}

function sumByChannel(rows: DryRun["rows"]): DryRun["byChannel"] {
  const sums = [...Map.groupBy(rows, ({ channel }) => channel)].map(([channel, those]) => {
    const currency = those[0]?.cost?.currency;
    const cost = currency === undefined ? null : { micros: those.reduce((sum, row) => sum + (row.cost?.micros ?? 0), 0), currency };
    return [channel, { count: those.length, cost }] as const;
  });
  return Object.fromEntries(sums);
}

type FoundCart = Omit<PastCart, "ships"> & Pick<Abandonment, "lines">;

/** Whether anything of each cart can be shipped to its buyer, as a live journey asks before it writes. */
async function withShips(shop: Shop, found: readonly FoundCart[]): Promise<PastCart[]> {
  const wantedOf = new Map(found.map(({ abandonmentId, lines }) => [abandonmentId, wantedIn(lines)]));
  const all = [...wantedOf.values()].flat().map(({ variantId }) => variantId);
  const supplies = await readSupplies(shop.id, [...new Set(all)]);
  const carts: PastCart[] = [];
  for (const { lines: _, ...cart } of found) {
    const there = await whatShips(shop, wantedOf.get(cart.abandonmentId) ?? [], destinationOf(cart.place), () => Promise.resolve(supplies));
    carts.push({ ...cart, ships: there.length > 0 });
  }
  return carts;
}

async function readCarts(
  db: ShopDb,
  shop: Shop,
  definition: JourneyDefinition,
  kind: "browse" | "cart" | "checkout",
  now: Date,
): Promise<{ found: FoundCart[]; isCut: boolean }> {
  const since = new Date(now.getTime() - DAYS * DAY_MS);
  const found = await db.abandonment.findMany({
    where: {
      shopId: shop.id,
      kind,
      abandonedAt: { gt: since },
      personId: { not: null },
      touchedAt: { gt: new Date(since.getTime() - DAY_MS) },
    },
    orderBy: { touchedAt: "desc" },
    take: MOST_CARTS + 1,
  });
  const boughtAt = await readPurchases(db, shop, since);
  const asked = askedBy([definition]);
  const carts: FoundCart[] = [];
  for (let first = 0; first < Math.min(found.length, MOST_CARTS); first += AT_ONCE) {
    const some = found.slice(first, Math.min(first + AT_ONCE, MOST_CARTS));
    const runs = some.map(({ id, personId, abandonedAt }) => ({
      id,
      personId: personId ?? "",
      entryKey: id,
      abandonmentId: id,
      enteredAt: abandonedAt ?? now,
    }));
    const facts = await readFacts(db, shop, runs, { ...asked, events: new Set(), lastMessage: false }, now);
    for (const abandonment of some) {
      const known = facts.get(abandonment.id);
      const leftAt = abandonment.abandonedAt;
      if (!known?.person || !leftAt) continue;
      const place = { country: null, region: null, zone: null, ...(abandonment.place as Partial<Place> | null) };
      const customerId = abandonment.customerId ?? known.person.customerId ?? 0n;
      const bought = endsByPurchase(definition.trigger.kind)
        ? boughtAt.get(customerId)?.find((at) => at > abandonment.touchedAt)
        : undefined;
      const ends = [bought, abandonment.endedAt].flatMap((at) => at ?? []).toSorted((a, b) => a.getTime() - b.getTime());
      carts.push({
        personId: known.person.id,
        abandonmentId: abandonment.id,
        isHeldOut: known.person.isHeldOut,
        leftAt,
        touchedAt: abandonment.touchedAt,
        overAt: ends[0] ?? null,
        place,
        lines: abandonment.lines,
        facts: { ...known, profile: { ...known.profile, at: leftAt } },
      });
    }
  }
  return { found: carts, isCut: found.length > MOST_CARTS };
}

/** When each customer placed orders, the earliest first. */
async function readPurchases(db: ShopDb, shop: Shop, since: Date): Promise<Map<bigint, Date[]>> {
  const orders = await db.order.findMany({
    where: { shopId: shop.id, createdAt: { gt: since }, customerId: { not: null }, ...PLACED_BY_SOMEBODY },
    select: { customerId: true, createdAt: true },
    orderBy: { createdAt: "asc" },
  });
  const byCustomer = Map.groupBy(orders, ({ customerId }) => customerId ?? 0n);
  return new Map([...byCustomer].map(([id, those]) => [id, those.map(({ createdAt }) => createdAt)]));
}
