import type { BuyerParcel, OrderAnswer } from "#app/contracts/offers.ts";
import { destinationZone } from "#app/fulfillment/delivery-promise/destination-zone.ts";
import { findSaid } from "#app/fulfillment/delivery-promise/said-promise.server.ts";
import { readPostalAddress } from "#app/orders/postal-address.ts";
import { isLive } from "#app/parcels/parcel-stage.ts";
import { now } from "#app/platform/clock.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import { findShopByDomain } from "#app/platform/find-shop.server.ts";
import type { Asker } from "./decide.server.ts";

export const NO_ORDER: OrderAnswer = { promise: null, parcels: [], reorderUrl: null };

const MOST_LINES = 50;

/**
 * How a buyer's order stands, by the token of its checkout, which only whoever bought it has. Where Shopify says who asks, it is answered to that
 * customer alone. Of an order that isn't there (yet) nothing is said.
 */
export async function readBuyersOrder(checkoutToken: string, asker: Asker): Promise<OrderAnswer> {
  const shop = await findShopByDomain(asker.shopDomain);
  if (!shop?.installed) return NO_ORDER;
  return inShop(shop, async (db) => {
    const order = await db.order.findFirst({
      where: { shopId: shop.id, checkoutToken, goneAt: null },
      include: { lines: true, parcels: { include: { lines: true, shipments: true }, orderBy: { createdAt: "asc" } } },
    });
    // Shopify tells of an order a moment after its buyer is thanked for it: what he was told at checkout holds meanwhile.
    if (!order) return { ...NO_ORDER, promise: told(await findSaid(db, shop, checkoutToken)) };
    if (asker.customer !== null && order.customerId !== null && numberIn(asker.customer) !== String(order.customerId)) return NO_ORDER;
    const kept = await db.deliveryPromise.findUnique({ where: { shopId_orderId: { shopId: shop.id, orderId: order.id } } });
    const { zip, provinceCode } = readPostalAddress(order.shipTo);
    const goesTo = { countryCode: order.countryCode, provinceCode: null, zip };
    const promise = kept ?? (await findSaid(db, shop, checkoutToken, goesTo));
    // Once the day is over "arrives by" would say a day that was: where the parcels are says more.
    const today = now().toZonedDateTimeISO(destinationZone(order.countryCode, provinceCode)).toPlainDate().toString();
    return {
      promise: order.cancelledAt === null && promise !== null && promise.date >= today ? told(promise) : null,
      parcels: order.parcels.filter((parcel) => isLive(parcel)).map(parcelOf),
      reorderUrl: await reorderUrl(db, shop, order.lines),
    };
  });
}

const told = (promise: { date: string; confidence: number } | null): OrderAnswer["promise"] =>
  promise && { date: promise.date, confidence: promise.confidence };

/** Shopify names a customer by his number or by his global id. */
const numberIn = (customer: string) => customer.split("/").at(-1) ?? "";

type Parcel = {
  stage: string;
  lines: readonly { title: string; quantity: number }[];
  shipments: readonly { undoneAt: Date | null; carrier: string | null; trackingNumbers: string[]; trackingUrls: string[] }[];
};

function parcelOf({ stage, lines, shipments }: Parcel): BuyerParcel {
  return {
    stage,
    items: lines.map(({ title, quantity }) => ({ title, quantity })),
    tracking: shipments
      .filter(({ undoneAt }) => undoneAt === null)
      .flatMap(({ carrier, trackingNumbers, trackingUrls }) =>
        trackingNumbers.map((number, box) => ({ carrier, number, url: trackingUrls[box] ?? null })),
      ),
  };
}

type Line = { variantId: bigint | null; quantity: number };

/** A link to a cart with what of it can still be bought (shopify.dev/docs/apps/build/checkout/create-cart-permalinks). */
async function reorderUrl(db: ShopDb, shop: { id: number; domain: string }, lines: readonly Line[]): Promise<string | null> {
  const ids = lines.flatMap(({ variantId }) => variantId ?? []).slice(0, MOST_LINES);
  const sold = await db.$queryRaw<{ id: bigint }[]>`
    SELECT v."id" FROM "variant" v JOIN "product" p ON p."shopId" = v."shopId" AND p."id" = v."productId"
     WHERE v."shopId" = ${shop.id} AND v."id" = ANY (${ids}) AND p."status" = 'ACTIVE'`;
  const known = new Set(sold.map(({ id }) => id));
  const parts = lines.flatMap(({ variantId, quantity }) =>
    variantId !== null && known.has(variantId) ? [`${variantId}:${quantity}`] : [],
  );
  return parts.length > 0 ? `https://${shop.domain}/cart/${parts.slice(0, MOST_LINES).join(",")}` : null;
}
