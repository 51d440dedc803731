import { z } from "zod";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { readPayload, type StoredEvent } from "#app/platform/events/stored-event.ts";
import { subscriber } from "#app/platform/events/subscriber.ts";
import { OutsideNumber } from "#app/platform/ids.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Shop } from "#app/platform/shop.ts";
import { type CartSignal, cartToken, silentSignal } from "./cart-signal.ts";
import { keepSignal } from "./keep-signal.server.ts";
import { listPrices } from "./list-prices.server.ts";
import { CartPayload, readCartWebhook } from "./read-cart-webhook.ts";
import { OrderPayload, readOrderWebhook } from "./read-order-webhook.ts";
import { CheckoutPayload, checkoutTokens, isPaidAbroad, readCheckoutWebhook } from "./read-checkout-webhook.ts";

/** What names nothing is nothing that could be kept. */
const NamedCart = CartPayload.refine(({ token, id }) => cartToken(token ?? id) !== null);
const NamedCheckout = CheckoutPayload.refine((payload) => checkoutTokens(payload).length > 0);
const Deleted = z.object({ id: OutsideNumber });

/** What Shopify tells of carts and checkouts. No order waits for it. */
export const hearOfCarts = subscriber({
  name: "recovery.hear-of-carts",
  hears: [{ source: "shopify", topics: ["carts/create", "carts/update", "checkouts/create", "checkouts/update", "checkouts/delete"] }],
  urgent: false,
  async run(shop, event) {
    await inShop(shop, async (db) => {
      const signal = await signalOf(db, shop, event);
      if (signal) await keepSignal(db, shop, signal);
    });
  },
});

/** An order says from which cart it came, by which alone a cart may be known. That cart is over, whichever of the two is heard of first. */
export const hearOfBoughtCarts = subscriber({
  name: "recovery.hear-of-bought-carts",
  hears: [{ source: "shopify", topics: ["orders/create"] }],
  urgent: false,
  async run(shop, event) {
    const signal = readOrderWebhook(readPayload(event, OrderPayload), { triggeredAt: event.triggeredAt, shopCurrency: shop.currency });
    if (signal) await inShop(shop, (db) => keepSignal(db, shop, signal));
  },
});

async function signalOf(db: ShopDb, shop: Shop, event: StoredEvent): Promise<CartSignal | null> {
  const heard = { triggeredAt: event.triggeredAt, shopCurrency: shop.currency };
  if (event.topic.startsWith("carts/")) return readCartWebhook(readPayload(event, NamedCart), heard);
  if (event.topic !== "checkouts/delete") {
    const payload = readPayload(event, NamedCheckout);
    const prices = isPaidAbroad(payload, shop.currency) ? await pricesOf(db, shop, payload.line_items ?? []) : undefined;
    return readCheckoutWebhook(payload, { ...heard, ...(prices && { prices }) });
  }
  const { id } = readPayload(event, Deleted);
  const when = { at: event.triggeredAt, beganAt: event.triggeredAt };
  return { ...silentSignal, kind: "checkout", tokens: checkoutTokens({ id }), ...when, currency: shop.currency, ending: "deleted" };
}

const Sold = z.object({ variant_id: OutsideNumber });

/** What the shop itself asks for these things. */
const pricesOf = (db: ShopDb, shop: Pick<Shop, "id">, lines: readonly unknown[]): Promise<Map<string, number>> =>
  listPrices(
    db,
    shop,
    lines.flatMap((line) => Sold.safeParse(line).data?.variant_id ?? []),
  );
