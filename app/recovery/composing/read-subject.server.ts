import { z } from "zod";
import type { Abandonment, JourneyRun } from "#generated/prisma/client.ts";
import { suppliesNow } from "#app/offers/serving/read-supply.server.ts";
import { whatShips, whenThere } from "#app/offers/serving/what-ships.server.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { Shop } from "#app/platform/shop.ts";
import type { Destination } from "#app/routing/routable-order.ts";
import { readExpectedArrival } from "#app/fulfillment/delivery-promise/expected-arrival.server.ts";
import { AbandonedLine } from "../abandonment/abandoned-line.ts";
import { atPriceNow, pricesToShow } from "../abandonment/prices-to-show.ts";
import { entrySubject, type EntrySubject } from "../journeys/entries/entry-key.ts";
import { ordersOfEntries } from "../journeys/entries/orders-of-entries.server.ts";
import { noteWaits } from "../stock-waits/wait-for-stock.server.ts";
import type { MessageFacts } from "./message-variables.ts";

/** What a message is about: a cart, a thing that is there again, or a parcel. */
export type Subject = Pick<MessageFacts, "lines" | "isAsLeft" | "currency" | "arePricesBuyers" | "arrives" | "order"> & {
  /** Shopify's numbers of the products that it is about. */
  productIds: readonly string[];
};

/** What a run's message is about: the thing, or the order, for which it began; else its cart. */
export const readSubject = (
  shop: Shop,
  { run, abandonment }: { run: Pick<JourneyRun, "entryKey">; abandonment: Abandonment | null },
  destination: Destination,
): Promise<Subject | null> =>
  abandonment && !entrySubject(run.entryKey) ? readCartAndWait(shop, abandonment, destination) : readEntry(shop, run, destination);

/** What of a cart can be said now (readCart). Whoever left what can't be had is told when it can. */
async function readCartAndWait(shop: Shop, abandonment: Abandonment, destination: Destination): Promise<Subject | null> {
  const { subject, lacks } = await readCart(shop, abandonment, destination);
  if (lacks) await inShop(shop, (db) => noteWaits(db, shop, abandonment));
  return subject;
}

/**
 * What of a cart can be had and shipped to where its buyer is, at the prices that they saw, or that are asked now where these have changed. `subject` is null where nothing of it can, or
 * it was bought or emptied meanwhile: nothing is to be said about it. `lacks`: some of it can't be had.
 */
export async function readCart(
  shop: Shop,
  abandonment: Abandonment,
  destination: Destination,
): Promise<{ subject: Subject | null; lacks: boolean }> {
  if (abandonment.state === "completed" || abandonment.state === "gone") return { subject: null, lacks: false };
  const known = linesIn(abandonment.lines);
  const wanted = wantedIn(abandonment.lines);
  const there = await whatShips(shop, wanted, destination);
  const lacks = there.length < wanted.length;
  if (there.length === 0) return { subject: null, lacks };
  const { currency } = abandonment;
  const priced = there.map(({ wanted, supply, quantity }) => ({
    line: currency === shop.currency ? atPriceNow(wanted.line, { price: supply.price, currency }) : wanted.line,
    supply,
    quantity,
  }));
  const prices = pricesToShow(
    priced.map(({ line }) => line),
    currency,
  );
  const lines = priced.map(({ line, supply, quantity }) => ({
    title: line.title,
    variantTitle: line.variantTitle,
    quantity,
    unitPrice: prices.unitPrice(line),
    imageUrl: supply.imageUrl,
  }));
  const isAsLeft =
    there.length === known.length &&
    there.every(({ wanted, ...had }) => had.quantity === wanted.quantity && isPriceOfThen(wanted.line, had.supply));
  const arrives = await whenThere(shop, there, destination);
  const productIds = [...there.map(({ supply }) => supply.productId), ...known.flatMap(({ productId }) => productId ?? [])];
  const { currency: shown, isBuyers: arePricesBuyers } = prices;
  return {
    subject: { lines, isAsLeft, currency: shown, arePricesBuyers, arrives, order: null, productIds: [...new Set(productIds)] },
    lacks,
  };
}

const linesIn = (lines: unknown): AbandonedLine[] => z.array(AbandonedLine).safeParse(lines).data ?? [];

/** What of a cart's stored lines can be asked for: what is of its buyer's own making can't. */
export const wantedIn = (lines: unknown) =>
  linesIn(lines).flatMap((line) => (line.variantId === null ? [] : [{ variantId: line.variantId, quantity: line.quantity, line }]));

/** Whether the shop asks what it asked when this was left, as far as anybody noted that. */
const isPriceOfThen = ({ listPrice, unitPrice }: AbandonedLine, { price }: { price: number }): boolean =>
  (listPrice ?? unitPrice) === price;

/**
 * What a run is about that is about no cart, by what began it: `variant:123` of a thing that is there again, `order:123` or `parcel:…` of an order
 * that is late. Null where that can't be had, or isn't there any more.
 */
async function readEntry(shop: Shop, { entryKey }: Pick<JourneyRun, "entryKey">, destination: Destination): Promise<Subject | null> {
  const subject = entrySubject(entryKey);
  if (subject?.kind === "variant") return readVariant(shop, subject.id, destination);
  const nothing = {
    lines: [],
    isAsLeft: true,
    currency: shop.currency,
    arePricesBuyers: false,
    arrives: null,
    order: null,
    productIds: [],
  };
  return subject ? readOrder(shop, entryKey, subject) : nothing;
}

/** A thing that is there again; null where it can't be had where its buyer is. */
export async function readVariant(shop: Shop, variantId: string, destination: Destination): Promise<Subject | null> {
  // A moment ago it was sold out.
  const fresh = (ids: readonly string[]) => inShop(shop, (db) => suppliesNow(db, shop.id, ids));
  const there = await whatShips(shop, [{ variantId, quantity: 1 }], destination, fresh);
  const [first] = there;
  if (!first) return null;
  const { title, price, imageUrl, productId } = first.supply;
  const arrives = await whenThere(shop, there, destination);
  const lines = [{ title, variantTitle: null, quantity: 1, unitPrice: price, imageUrl }];
  return { lines, isAsLeft: true, currency: shop.currency, arePricesBuyers: false, arrives, order: null, productIds: [productId] };
}

async function readOrder(shop: Shop, entryKey: string, { kind, id }: EntrySubject): Promise<Subject | null> {
  const found = await inShop(shop, async (db) => {
    const order = (await ordersOfEntries(db, shop, [entryKey])).get(entryKey);
    if (!order) return null;
    const shipment = await db.shipment.findFirst({
      where: { shopId: shop.id, undoneAt: null, parcel: kind === "parcel" ? { id } : { orderId: order.id } },
      orderBy: { shippedAt: "desc" },
      select: { carrier: true, trackingNumber: true, trackingUrl: true },
    });
    return { order, shipment, expected: kind === "parcel" ? await readExpectedArrival(db, shop, id) : null };
  });
  if (!found) return null;
  const { order, shipment, expected } = found;
  return {
    lines: [],
    isAsLeft: true,
    productIds: [],
    currency: order.currency,
    arePricesBuyers: false,
    arrives: null,
    order: {
      name: order.name,
      trackingUrl: shipment?.trackingUrl ?? null,
      trackingNumber: shipment?.trackingNumber ?? null,
      carrier: shipment?.carrier ?? null,
      expected,
    },
  };
}
