import { z } from "zod";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { readPayload, type StoredEvent } from "#app/platform/events/stored-event.ts";
import { subscriber } from "#app/platform/events/subscriber.ts";
import { OutsideNumber } from "#app/platform/ids.ts";
import type { Shop } from "#app/platform/shop.ts";
import { batchLoader } from "#app/shopify/copy/batch-loader.server.ts";
import { copyProducts } from "./copy-products.server.ts";

const ITEM_TOPIC = "inventory_items/update";

const Payload = z.object({ id: OutsideNumber });

const copyProduct = batchLoader(copyProducts);

/**
 * An event about a product says only which one to read again, and so does one about a variant's weight or SKU (its inventory item): what
 * Shopify shows now is copied, and what it no longer knows is removed. So events may come twice, late and in any order.
 */
export const applyProductEvent = subscriber({
  name: "catalog.copy-product",
  hears: [{ source: "shopify", topics: ["products/create", "products/update", "products/delete", ITEM_TOPIC] }],
  urgent: false,
  async run(shop, event) {
    const productId = await productOf(shop, event);
    if (productId !== undefined) await copyProduct(shop, productId);
  },
});

/** Undefined for an item whose product is not copied yet: the product's own event brings both. */
async function productOf(shop: Shop, event: StoredEvent): Promise<bigint | undefined> {
  const { id } = readPayload(event, Payload);
  if (event.topic !== ITEM_TOPIC) return id;
  const variant = await inShop(shop, (db) =>
    db.variant.findFirst({ where: { shopId: shop.id, inventoryItemId: id }, select: { productId: true } }),
  );
  return variant?.productId;
}
