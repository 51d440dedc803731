import { afterEach, beforeEach } from "vitest";
import { toGid } from "#sandbox/shopify/state/gid.ts";
import type { OrderRecord } from "#sandbox/shopify/state/order-record.ts";
import { aSmallShop, type SmallShop } from "./a-small-shop.ts";
import { aWorld, type World } from "./a-world.ts";
import { askShop, type Ask } from "./ask-shop.ts";

/** A small shop for each test of a file, and its merchant, who may ask anything. */
export function eachInAShop() {
  let open: SmallShop;
  let asks: Ask;
  beforeEach(async () => {
    open = aSmallShop();
    asks = await askShop(open.state, "merchant");
  });
  afterEach(() => open.state.clock.stop());
  const merchant: Ask = (...asked) => asks(...asked);
  return { shop: () => open, merchant };
}

/** A shop with an owner and buyers for each test of a file. */
export function eachInAWorld() {
  let open: World;
  beforeEach(async () => {
    open = await aWorld();
  });
  afterEach(() => open.stop());
  return {
    world: () => open,
    ask: <Payload>(name: string, types: string, fields: string, args: Record<string, unknown>) =>
      open.ask<Payload>(name, types, fields, args),
  };
}

export type Errors = { userErrors: unknown[] };

export const orderGid = (order: OrderRecord) => toGid("Order", order.id);
export const userErrors = "userErrors { field message }";
export const twoMugs = { lines: [{ sku: "MUG", quantity: 2 }], shippingLine: { title: "Post", price: "3.00" } };
