import { z } from "zod";
import type { Abandonment, JourneyRun } from "#generated/prisma/client.ts";
import { whatShips, whenThere } from "#app/offers/serving/what-ships.server.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { Shop } from "#app/platform/shop.ts";
import type { Destination } from "#app/routing/routable-order.ts";
import { AbandonedLine } from "../abandonment/abandoned-line.ts";
import type { MessageFacts } from "./message-variables.ts";

/** What a message is about: a cart, a thing that is there again, or a parcel. */
export type Subject = Pick<MessageFacts, "lines" | "currency" | "arrives" | "order"> & {
  /** Where it leads where it is about no cart. */
  page: string;
};

/**
 * What of a cart can be had and shipped to where its buyer is, at the prices that he saw. Null where nothing of it can, or it was bought or
 * emptied meanwhile: nothing is to be said about it.
 */
export async function readCart(shop: Shop, abandonment: Abandonment, destination: Destination): Promise<Subject | null> {
  if (abandonment.state === "completed" || abandonment.state === "gone") return null;
  const known = z.array(AbandonedLine).safeParse(abandonment.lines).data ?? [];
  const wanted = known.flatMap((line) => (line.variantId === null ? [] : [{ variantId: line.variantId, quantity: line.quantity, line }]));
  const there = await whatShips(shop, wanted, destination);
  if (there.length === 0) return null;
  const lines = there.map(({ wanted: { line }, supply, quantity }) => ({
    title: line.title,
    variantTitle: line.variantTitle,
    quantity,
    unitPrice: line.unitPrice,
    imageUrl: supply.imageUrl,
  }));
  const arrives = await whenThere(shop, there, destination);
  return { lines, currency: abandonment.currency, arrives, order: null, page: `https://${shop.domain}/cart` };
}

/**
 * What a run is about that is about no cart, by what began it: `variant:123` of a thing that is there again, `order:123` or `parcel:…` of an order
 * that is late. Null where that can't be had, or isn't there any more.
 */
export async function readEntry(shop: Shop, { entryKey }: Pick<JourneyRun, "entryKey">, destination: Destination): Promise<Subject | null> {
  const [, kind = "", id = ""] = /^(variant|order|parcel):([\w-]+)/.exec(entryKey) ?? [];
  if (kind === "variant") return readVariant(shop, id, destination);
  const nothing = { lines: [], currency: shop.currency, arrives: null, order: null, page: `https://${shop.domain}/` };
  return kind === "" ? nothing : readOrder(shop, kind, id);
}

async function readVariant(shop: Shop, variantId: string, destination: Destination): Promise<Subject | null> {
  const there = await whatShips(shop, [{ variantId, quantity: 1 }], destination);
  const [first] = there;
  if (!first) return null;
  const { title, price, imageUrl, handle } = first.supply;
  const arrives = await whenThere(shop, there, destination);
  const page = `https://${shop.domain}/products/${encodeURIComponent(handle)}?variant=${encodeURIComponent(variantId)}`;
  const lines = [{ title, variantTitle: null, quantity: 1, unitPrice: price, imageUrl }];
  return { lines, currency: shop.currency, arrives, order: null, page };
}

async function readOrder(shop: Shop, kind: string, id: string): Promise<Subject | null> {
  const found = await inShop(shop, async (db) => {
    const isNumber = /^\d{1,18}$/.test(id);
    const parcel =
      kind === "parcel" && z.uuid().safeParse(id).success
        ? await db.parcel.findUnique({ where: { shopId_id: { shopId: shop.id, id } }, select: { orderId: true } })
        : null;
    const orderId = parcel?.orderId ?? (kind === "order" && isNumber ? BigInt(id) : null);
    if (orderId === null) return null;
    const order = await db.order.findUnique({
      where: { shopId_id: { shopId: shop.id, id: orderId } },
      select: { name: true, currency: true },
    });
    const shipment = await db.shipment.findFirst({
      where: { shopId: shop.id, parcel: parcel ? { id } : { orderId } },
      orderBy: { shippedAt: "desc" },
      select: { carrier: true, trackingNumber: true, trackingUrl: true },
    });
    return order && { order, shipment };
  });
  if (!found) return null;
  const { order, shipment } = found;
  const page = `https://${shop.domain}/account`;
  return {
    lines: [],
    currency: order.currency,
    arrives: null,
    order: {
      name: order.name,
      trackingUrl: shipment?.trackingUrl ?? null,
      trackingNumber: shipment?.trackingNumber ?? null,
      carrier: shipment?.carrier ?? null,
      expected: null,
    },
    page,
  };
}
