import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import { readPayload, type StoredEvent } from "#app/platform/events/stored-event.ts";
import { subscriber } from "#app/platform/events/subscriber.ts";
import type { Shop } from "#app/platform/shop.ts";
import type { AbandonedLine } from "../abandonment/abandoned-line.ts";
import { type CartSignal, cartToken, languageTag, silentSignal } from "../abandonment/cart-signal.ts";
import { keepSignal } from "../abandonment/keep-signal.server.ts";
import { KIND_OF_EVENT, PIXEL_EVENTS, PixelTelling } from "./pixel-told.ts";

const Stored = PixelTelling.omit({ account: true });

/** A visitor's clock that is further off than this is not believed. */
const BELIEVED_MS = 3_600_000;

/** What visitors do who allow it: what they look at, and that they are at their cart or checkout. */
export const hearOfVisits = subscriber({
  name: "recovery.hear-of-visits",
  hears: [{ source: "pixel", topics: PIXEL_EVENTS }],
  urgent: false,
  run: (shop, event) =>
    inShop(shop, async (db) => {
      await keepSignal(db, shop, await signalOf(db, shop, event));
    }),
});

/**
 * Anybody can write what a pixel writes: of a visit the tokens are taken, which nobody guesses, and what is sold here; titles and prices are the
 * shop's own. Addresses are not told; who is signed in is, for what they look at.
 */
async function signalOf(db: ShopDb, shop: Shop, event: StoredEvent): Promise<CartSignal> {
  const told = readPayload(event, Stored);
  const said = new Date(told.at).getTime();
  const received = event.receivedAt.getTime();
  const at = new Date(said <= received && said > received - BELIEVED_MS ? said : received);
  const kind = KIND_OF_EVENT[told.name];
  const cart = cartToken(told.cart);
  const checkout = told.checkout !== null && /^[\w.-]{1,200}$/.test(told.checkout) ? [`checkout:${told.checkout}`] : [];
  const lines = await linesOf(db, shop, told.lines);
  return {
    ...silentSignal,
    kind,
    tokens: [`visit:${told.visitor}`, ...(cart === null ? [] : [cart]), ...checkout],
    at,
    beganAt: at,
    isDeed: true,
    // What is sold here and not copied yet is not nothing: only an empty cart is emptied.
    lines: lines.length === 0 && told.lines.length > 0 ? null : kind !== "cart" && lines.length === 0 ? null : lines,
    isRough: true,
    currency: shop.currency,
    customerId: told.customerId === null ? null : BigInt(told.customerId),
    language: languageTag(told.language),
    ending: told.name === "checkout_completed" ? "completed" : null,
  };
}

async function linesOf(db: ShopDb, shop: Pick<Shop, "id">, told: PixelTelling["lines"]): Promise<AbandonedLine[]> {
  const ids = told.flatMap(({ variantId }) => (variantId === null ? [] : [BigInt(variantId)]));
  if (ids.length === 0) return [];
  const variants = await db.variant.findMany({ where: { shopId: shop.id, id: { in: ids } } });
  const products = await db.product.findMany({
    where: { shopId: shop.id, id: { in: variants.map(({ productId }) => productId) } },
    select: { id: true, title: true },
  });
  return told.flatMap(({ variantId, quantity, sellingPlanId }) => {
    const variant = variants.find(({ id }) => String(id) === variantId);
    if (!variant) return [];
    return {
      variantId,
      productId: String(variant.productId),
      sku: variant.sku,
      title: products.find(({ id }) => id === variant.productId)?.title ?? variant.title,
      variantTitle: variant.title,
      quantity,
      unitPrice: Number(variant.price),
      shown: null,
      listPrice: null,
      sellingPlanId,
      properties: {},
    };
  });
}
