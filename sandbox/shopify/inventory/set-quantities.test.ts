import { expect, test } from "vitest";
import { aSmallShop } from "#test/sandbox/a-small-shop.ts";
import { routeOrder } from "../fulfillment-orders/routing/route-order.ts";
import { toGid } from "../state/gid.ts";
import { placeOrder } from "../state/place-order.ts";
import { quantityOf } from "./quantity-of.ts";
import { setQuantities } from "./set-quantities.ts";

const asked = (shop: ReturnType<typeof aSmallShop>, name: string, quantity: number, changeFromQuantity: number | null | undefined) => ({
  name,
  reason: "correction",
  quantities: [
    {
      inventoryItemId: toGid("InventoryItem", shop.mug.inventoryItemId),
      locationId: toGid("Location", shop.warehouse.id),
      quantity,
      ...(changeFromQuantity !== undefined && { changeFromQuantity }),
    },
  ],
});

test("stock is set only when it is what the caller last saw", () => {
  const shop = aSmallShop();
  const stale = setQuantities(shop.state, asked(shop, "available", 7, 9));
  expect(stale).toMatchObject({
    outcome: "refused",
    errors: [{ code: "CHANGE_FROM_QUANTITY_STALE", field: ["input", "quantities", "0", "changeFromQuantity"] }],
  });
  expect(setQuantities(shop.state, asked(shop, "available", 7, 10)).outcome).toBe("changed");
  expect(quantityOf(shop.state, "available", shop.mug.inventoryItemId, shop.warehouse.id)).toBe(7);
  expect(setQuantities(shop.state, asked(shop, "available", 3, null)).outcome).toBe("changed");
  expect(() => setQuantities(shop.state, asked(shop, "available", 3, undefined))).toThrow("changeFromQuantity");
  shop.state.clock.stop();
});

test("what is on hand counts what is committed, so an order in between makes a stale answer of neither", () => {
  const shop = aSmallShop();
  const order = placeOrder(shop.state, {
    source: "control",
    email: null,
    shippingAddress: shop.address,
    lines: [
      { variant: shop.mug, quantity: 2 },
      { variant: shop.plate, quantity: 1 },
    ],
  });
  routeOrder(shop.state, order);
  expect(setQuantities(shop.state, asked(shop, "on_hand", 12, 10)).outcome).toBe("changed");
  expect(quantityOf(shop.state, "available", shop.mug.inventoryItemId, shop.warehouse.id)).toBe(10);
  expect(quantityOf(shop.state, "committed", shop.mug.inventoryItemId, shop.warehouse.id)).toBe(2);
  shop.state.clock.stop();
});

test("one wrong quantity and nothing is set", () => {
  const shop = aSmallShop();
  const input = asked(shop, "available", 1, 10);
  const [good] = input.quantities;
  if (!good) throw new Error("no quantity");
  const outcome = setQuantities(shop.state, {
    ...input,
    quantities: [good, { ...good, inventoryItemId: "gid://shopify/InventoryItem/1" }, { ...good, quantity: -2_000_000_000 }],
  });
  expect(outcome.outcome === "refused" && outcome.errors.map(({ code }) => code)).toEqual([
    "NO_DUPLICATE_INVENTORY_ITEM_ID_GROUP_ID_PAIR",
    "INVALID_INVENTORY_ITEM",
    "INVALID_QUANTITY_TOO_LOW",
    "NO_DUPLICATE_INVENTORY_ITEM_ID_GROUP_ID_PAIR",
  ]);
  expect(quantityOf(shop.state, "available", shop.mug.inventoryItemId, shop.warehouse.id)).toBe(10);
  shop.state.clock.stop();
});
