import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { applyProductEvent } from "#app/catalog/apply-product-event.server.ts";
import { copyOrdersOfMerged } from "#app/orders/copy-changed-order.server.ts";
import { applyCustomerEvent } from "#app/customers/apply-customer-event.server.ts";
import { applyLevelEvent } from "#app/inventory/apply-level-event.server.ts";
import { applyLocationEvent } from "#app/inventory/apply-location-event.server.ts";
import { copyOrders } from "#app/orders/copy-orders.server.ts";
import { findOrderOfFulfillmentOrder } from "#app/orders/find-order-of-fulfillment-order.server.ts";
import type { Subscriber } from "#app/platform/events/subscriber.ts";
import { levelPayload } from "#sandbox/shopify/inventory/level-payload.ts";
import { addLocation } from "#sandbox/shopify/state/add-location.ts";
import { addProduct } from "#sandbox/shopify/state/add-product.ts";
import { customerPayload } from "#sandbox/shopify/state/customer-payload.ts";
import { findOrAddCustomer } from "#sandbox/shopify/state/find-or-add-customer.ts";
import { locationPayload } from "#sandbox/shopify/state/location-payload.ts";
import { placeOrder } from "#sandbox/shopify/state/place-order.ts";
import { productPayload } from "#sandbox/shopify/state/product-payload.ts";
import { aShop } from "../support/a-shop.ts";
import type { OpenShop } from "../support/open-shop.ts";
import { eventuallyHolds } from "../support/eventually.ts";

let shop: OpenShop;
let deliveries = 0;

beforeAll(async () => {
  shop = await aShop({ sells: { "MUG-1": 12 } });
});

afterAll(() => shop.close());

/** As a drain hands it over. */
function applies(subscriber: Subscriber, topic: string, payload: unknown): Promise<void> {
  deliveries += 1;
  const event = {
    id: BigInt(deliveries),
    source: "shopify",
    topic,
    entityKey: topic,
    dedupeKey: String(deliveries),
    body: JSON.stringify(payload),
    triggeredAt: new Date(shop.state.now()),
    receivedAt: new Date(),
    attempt: 1,
  };
  return subscriber.handle(shop.shop, [event]);
}

const key = (id: number) => ({ shopId_id: { shopId: shop.shop.id, id: BigInt(id) } });
const product = (id: number) => shop.read((db) => db.product.findUnique({ where: key(id) }));
const variants = (productId: number) =>
  shop.read((db) => db.variant.findMany({ where: { shopId: shop.shop.id, productId: BigInt(productId) } }));
const customer = (id: number) => shop.read((db) => db.customer.findUnique({ where: key(id) }));
const location = (id: number) => shop.read((db) => db.location.findUnique({ where: key(id) }));
const levels = (itemId: number) =>
  shop.read((db) => db.inventoryLevel.findMany({ where: { shopId: shop.shop.id, inventoryItemId: BigInt(itemId) } }));

function aProduct(title: string, sku: string) {
  const variant = addProduct(shop.state, { title, sku, priceMinor: 1250, grams: 300 });
  return { variant, record: variant.product };
}

describe("an event about a product", () => {
  test("that is late brings the product as it is now, not as it was then", async () => {
    const { record } = aProduct("Old name", "LATE-1");
    const before = productPayload(shop.state, record);
    record.title = "New name";
    record.updatedAt += 5000;

    await applies(applyProductEvent, "products/update", productPayload(shop.state, record));
    await applies(applyProductEvent, "products/create", before);

    expect(await product(record.id)).toMatchObject({ title: "New name" });
    expect(await variants(record.id)).toMatchObject([{ sku: "LATE-1", price: 1250n, grams: 300 }]);
  });

  test("that comes twice changes nothing the second time", async () => {
    const { record } = aProduct("Twice", "TWICE-1");
    await applies(applyProductEvent, "products/create", productPayload(shop.state, record));
    const first = [await product(record.id), await variants(record.id)];

    await applies(applyProductEvent, "products/create", productPayload(shop.state, record));

    expect([await product(record.id), await variants(record.id)]).toEqual(first);
  });

  test("that is gone removes it with its variants, whatever still comes about it", async () => {
    const { record, variant } = aProduct("Going", "GOING-1");
    const before = productPayload(shop.state, record);
    await applies(applyProductEvent, "products/create", before);
    shop.state.products.delete(record.id);
    shop.state.variants.delete(variant.id);

    await applies(applyProductEvent, "products/delete", { id: record.id });
    await applies(applyProductEvent, "products/update", before);

    expect(await product(record.id)).toBeNull();
    expect(await variants(record.id)).toEqual([]);
  });

  test("brings a new weight by the inventory item's own event", async () => {
    const { record, variant } = aProduct("Heavier", "HEAVY-1");
    await applies(applyProductEvent, "products/create", productPayload(shop.state, record));
    variant.grams = 900;
    variant.updatedAt += 5000;

    await applies(applyProductEvent, "inventory_items/update", { id: variant.inventoryItemId });

    expect(await variants(record.id)).toMatchObject([{ grams: 900 }]);
  });

  test("in a swarm brings every product", async () => {
    const swarm = Array.from({ length: 25 }, (_, index) => aProduct(`Swarm ${index}`, `SWARM-${index}`).record);

    await Promise.all(swarm.map((record) => applies(applyProductEvent, "products/create", productPayload(shop.state, record))));

    expect(await Promise.all(swarm.map(async ({ id }) => (await product(id))?.title))).toEqual(swarm.map(({ title }) => title));
  });

  test("without an id fails, so that it is kept", async () => {
    await expect(applies(applyProductEvent, "products/update", { title: "?" })).rejects.toThrow();
  });
});

describe("an event about stock", () => {
  test("brings the quantities that Shopify shows now, not those in the event", async () => {
    const item = shop.state.variantsBySku.get("MUG-1")?.inventoryItemId ?? 0;
    const level = shop.state.inventory.get(item)?.get(shop.shopFloor.id);
    if (!level) throw new Error("MUG-1 is not stocked");
    const before = { ...levelPayload(shop.state, level), available: 3 };
    level.available = 7;
    level.updatedAt += 5000;

    await applies(applyLevelEvent, "inventory_levels/update", before);

    expect(await levels(item)).toMatchObject([{ locationId: BigInt(shop.shopFloor.id), available: 7 }]);
  });

  test("removes the quantity at a location where the item is no longer stocked", async () => {
    const item = shop.state.variantsBySku.get("MUG-1")?.inventoryItemId ?? 0;
    shop.state.inventory.get(item)?.delete(shop.shopFloor.id);

    await applies(applyLevelEvent, "inventory_levels/disconnect", { inventory_item_id: item, location_id: shop.shopFloor.id });

    expect(await levels(item)).toEqual([]);
  });
});

describe("an event about a location", () => {
  test("brings its name and whether it is open, and takes it away when it is gone", async () => {
    const place = addLocation(shop.state, { name: "Pop-up", address: shop.state.shop.address });
    await applies(applyLocationEvent, "locations/create", locationPayload(shop.state, place));
    expect(await location(place.id)).toMatchObject({ name: "Pop-up", isActive: true });

    place.isActive = false;
    place.updatedAt += 5000;
    await applies(applyLocationEvent, "locations/deactivate", locationPayload(shop.state, place));
    expect(await location(place.id)).toMatchObject({ isActive: false });

    shop.state.locations.delete(place.id);
    await applies(applyLocationEvent, "locations/delete", { id: place.id });
    expect(await location(place.id)).toBeNull();
  });
});

describe("an event about a customer", () => {
  const aCustomer = (email: string) => findOrAddCustomer(shop.state, { email, address: null });

  test("brings the customer as they are now, and removes who is gone", async () => {
    const record = aCustomer("ada@buyer.example");
    const before = customerPayload(shop.state, record);
    record.email = "ada.okafor@buyer.example";
    record.updatedAt += 5000;
    await applies(applyCustomerEvent, "customers/update", before);
    expect(await customer(record.id)).toMatchObject({ email: "ada.okafor@buyer.example" });

    shop.state.customers.delete(record.id);
    await applies(applyCustomerEvent, "customers/delete", { id: record.id });
    expect(await customer(record.id)).toBeNull();
  });

  test("who was merged gives their orders to the one who was kept", async () => {
    const { variant } = aProduct("Merged", "MERGE-1");
    const order = placeOrder(shop.state, {
      source: "control",
      lines: [{ variant, quantity: 1 }],
      email: "second@buyer.example",
      shippingAddress: shop.state.shop.address,
    });
    const gone = order.customer;
    const kept = aCustomer("first@buyer.example");
    if (!gone) throw new Error("The order has no customer");
    const merge = {
      admin_graphql_api_customer_kept_id: `gid://shopify/Customer/${kept.id}`,
      admin_graphql_api_customer_deleted_id: `gid://shopify/Customer/${gone.id}`,
      admin_graphql_api_job_id: null,
      status: "completed",
      errors: [],
    };
    await applies(applyCustomerEvent, "customers/merge", merge);
    await copyOrders(shop.shop, [BigInt(order.id)]);

    order.customer = kept;
    order.updatedAt += 5000;
    shop.state.customers.delete(gone.id);
    await applies(applyCustomerEvent, "customers/merge", merge);
    await applies(copyOrdersOfMerged, "customers/merge", merge);

    expect(await customer(gone.id)).toBeNull();
    expect(await customer(kept.id)).toMatchObject({ email: "first@buyer.example" });
    expect(await shop.read((db) => db.order.findUnique({ where: key(order.id) }))).toMatchObject({ customerId: BigInt(kept.id) });
  });
});

test("news of fulfillment orders that were merged is news of their order", async () => {
  const { variant } = aProduct("Put together", "TOGETHER-1");
  shop.shopify.scopes.grantOptionalScopes(["write_merchant_managed_fulfillment_orders"]);
  const order = placeOrder(shop.state, {
    source: "control",
    lines: [{ variant, quantity: 1 }],
    email: "together@buyer.example",
    shippingAddress: shop.state.shop.address,
  });
  await eventuallyHolds(() => expect(order.routed).toBe(true));
  const id = `gid://shopify/FulfillmentOrder/${order.fulfillmentOrders[0]?.id}`;
  await applies(findOrderOfFulfillmentOrder, "fulfillment_orders/merged", {
    merge_intents: [{ fulfillment_order_id: order.fulfillmentOrders[0]?.id, fulfillment_order_line_items: [] }],
    fulfillment_order_merges: { fulfillment_order: { id, status: "open" } },
  });
  const heard = await shop.read((db) =>
    db.event.findFirst({ where: { shopId: shop.shop.id, topic: "order.touched", entityKey: `order:${order.id}` } }),
  );
  expect(heard).not.toBeNull();
});
