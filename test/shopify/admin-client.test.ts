import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { CreateFulfillmentEventDocument } from "#admin/create-fulfillment-event.ts";
import { EditLocationDocument } from "#admin/edit-location.ts";
import { SetOnHandDocument } from "#admin/set-on-hand.ts";
import { ShopFactsDocument } from "#admin/shop-facts.ts";
import { adminClient } from "#app/shopify/admin-client.server.ts";
import { gid } from "#app/shopify/gid.ts";
import { activateLevel } from "#sandbox/shopify/inventory/activate-level.ts";
import { addLocation } from "#sandbox/shopify/state/add-location.ts";
import { addProduct } from "#sandbox/shopify/state/add-product.ts";
import { aShop } from "../support/a-shop.ts";
import type { OpenShop } from "../support/open-shop.ts";
import type { TakeOver } from "../support/stand-ins.ts";

let shop: OpenShop;
beforeEach(async () => {
  shop = await aShop({ installed: true });
});
afterEach(() => shop.close());

const facts = () => adminClient(shop.shop).run(ShopFactsDocument, {});

/** Spoils the first `times` requests of an operation, at a moment, as told. */
function spoil(operation: string, moment: "arrived" | "done", times: number, how: (response: Parameters<TakeOver>[0]["response"]) => void) {
  let left = times;
  shop.takeOver((request) => {
    if (request.operation !== operation || request.moment !== moment || left === 0) return "go on";
    left -= 1;
    how(request.response);
    return "taken over";
  });
}

const answer =
  (status: number, body: unknown, headers: Record<string, string> = {}) =>
  (response: Parameters<TakeOver>[0]["response"]) =>
    void response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(body));

const throttled = answer(200, {
  errors: [{ message: "Throttled", extensions: { code: "THROTTLED" } }],
  extensions: {
    cost: {
      requestedQueryCost: 4,
      actualQueryCost: null,
      throttleStatus: { maximumAvailable: 2000, currentlyAvailable: 0, restoreRate: 1000 },
    },
  },
});

describe("a call to the Admin API", () => {
  test("that Shopify throttles is made after all, each of a hundred at once", async () => {
    spoil("ShopFacts", "arrived", 60, throttled);
    const answers = await Promise.all(Array.from({ length: 100 }, facts));
    expect(answers.every(({ shop: { currencyCode } }) => currencyCode === "GBP")).toBe(true);
    expect(shop.timesAsked("ShopFacts")).toBe(160);
  });

  test("that only reads is repeated when Shopify fails or hangs up", async () => {
    let fault = 0;
    shop.takeOver(({ moment, operation, response }) => {
      if (moment !== "arrived" || operation !== "ShopFacts" || fault >= 3) return "go on";
      fault += 1;
      if (fault === 1) response.writeHead(503).end();
      else response.destroy();
      return "taken over";
    });
    expect((await facts()).shop.currencyCode).toBe("GBP");
  });

  test("that is refused for haste is repeated when Shopify says, even when it changes something: nothing has happened", async () => {
    const location = addLocation(shop.state, { name: "North", address: shop.state.shop.address });
    spoil("EditLocation", "arrived", 1, answer(429, {}, { "retry-after": "0.1" }));
    const variables = { id: gid("Location", location.id), input: { name: "South" } };
    await adminClient(shop.shop).run(EditLocationDocument, variables);
    expect(shop.timesAsked("EditLocation")).toBe(2);
  });

  test("that changes something is not repeated when its answer is lost: it is in doubt", async () => {
    spoil("CreateFulfillmentEvent", "done", 1, (response) => void response.destroy());
    const event = { fulfillmentId: gid("Fulfillment", 1), status: "IN_TRANSIT" as const };
    await expect(adminClient(shop.shop).run(CreateFulfillmentEventDocument, { event })).rejects.toMatchObject({ code: "in-doubt" });
    expect(shop.timesAsked("CreateFulfillmentEvent")).toBe(1);
  });

  test("that carries an idempotency key is repeated when its answer is lost, and takes effect once", async () => {
    const location = addLocation(shop.state, { name: "North", address: shop.state.shop.address });
    const variant = addProduct(shop.state, { title: "Mug", sku: "MUG-1", priceMinor: 500, grams: 300 });
    activateLevel(shop.state, variant.inventoryItemId, location.id).available = 5;
    spoil("SetOnHand", "done", 1, (response) => void response.destroy());

    const quantities = [
      {
        inventoryItemId: gid("InventoryItem", variant.inventoryItemId),
        locationId: gid("Location", location.id),
        quantity: 9,
        changeFromQuantity: 5,
      },
    ];
    const input = { name: "on_hand", reason: "correction", referenceDocumentUri: "gid://waybill/Test/1", quantities };
    const { inventorySetQuantities } = await adminClient(shop.shop).run(SetOnHandDocument, { input, key: "once" });
    expect(inventorySetQuantities?.userErrors).toEqual([]);
    expect(shop.state.inventory.get(variant.inventoryItemId)?.get(location.id)?.available).toBe(9);
    expect(shop.timesAsked("SetOnHand")).toBe(2);
  });

  test("for which a scope is missing says so, and is not repeated", async () => {
    spoil(
      "ShopFacts",
      "arrived",
      1,
      answer(200, { data: null, errors: [{ message: "Access denied for shop field.", extensions: { code: "ACCESS_DENIED" } }] }),
    );
    await expect(facts()).rejects.toMatchObject({ code: "access-denied" });
    expect(shop.timesAsked("ShopFacts")).toBe(1);
  });

  test("that gets an answer of no sense is taken for lost", async () => {
    spoil(
      "ShopFacts",
      "arrived",
      1,
      (response) => void response.writeHead(200, { "content-type": "application/json" }).end('{"data": {"shop"'),
    );
    expect((await facts()).shop.currencyCode).toBe("GBP");
  });
});
