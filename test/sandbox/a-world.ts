import { readFile } from "node:fs/promises";
import { expect, vi } from "vitest";
import { parseOrdersAsked } from "#sandbox/control/orders-asked.ts";
import { placeAskedOrders } from "#sandbox/control/place-asked-orders.ts";
import { activateLevel } from "#sandbox/shopify/inventory/activate-level.ts";
import { changeLevel } from "#sandbox/shopify/inventory/change-level.ts";
import { commerceResolvers } from "#sandbox/shopify/resolvers/commerce-resolvers.ts";
import { addLocation } from "#sandbox/shopify/state/add-location.ts";
import { addProduct } from "#sandbox/shopify/state/add-product.ts";
import { createFulfillmentService } from "#sandbox/shopify/fulfillment-services/create-fulfillment-service.ts";
import { toGid } from "#sandbox/shopify/state/gid.ts";
import type { OrderRecord } from "#sandbox/shopify/state/order-record.ts";
import type { ShopEvent } from "#sandbox/shopify/shop-event.ts";
import { root } from "../../tools/codegen/find-documents.ts";
import { startShopify } from "./start-shopify.ts";

export type World = Awaited<ReturnType<typeof aWorld>>;

type Row = Record<string, never>;

/** A shop with its own location (10 mugs, no plates) and a fulfillment service's (10 of each), an owner's hands and a buyer's. */
export async function aWorld() {
  const shop = await startShopify({ resolvers: commerceResolvers, toml: await readFile(`${root}shopify.app.toml`, "utf8") });
  const { state } = shop;
  const own = addLocation(state, { name: "Shop" });
  const made = createFulfillmentService(state, { name: "Warehouse", callbackUrl: "http://127.0.0.1:9/callback" });
  const serviceLocationId = made.outcome === "created" ? made.service.locationId : 0;
  const mug = addProduct(state, { title: "Mug", sku: "MUG", priceMinor: 850, grams: 400 });
  const plate = addProduct(state, { title: "Plate", sku: "PLATE", priceMinor: 1200, grams: 650 });
  for (const [variant, locationId, available] of [
    [mug, own.id, 10],
    [plate, own.id, 0],
    [mug, serviceLocationId, 10],
    [plate, serviceLocationId, 10],
  ] as const)
    changeLevel(state, activateLevel(state, variant.inventoryItemId, locationId), { available });
  const told: ShopEvent[] = [];
  state.events.on((event) => told.push(event));

  const run = async (query: string, variables: Record<string, unknown> = {}) => {
    const answer = await shop.shopify.runAsOwner({ query, variables });
    expect(answer.errors).toBeUndefined();
    return answer.data as Record<string, Row>;
  };
  const stock = (variant: typeof mug, locationId: number) => {
    const level = state.inventory.get(variant.inventoryItemId)?.get(locationId);
    return { available: level?.available, committed: level?.committed };
  };

  return {
    ...shop,
    own,
    serviceLocationId,
    mug,
    plate,
    told,
    stock,
    run,
    /** Runs one mutation as the owner and answers its payload; `types` declares the variables. */
    async ask<Payload>(name: string, types: string, fields: string, args: Record<string, unknown>): Promise<Payload> {
      const given = Object.keys(args).map((arg) => `${arg}: $${arg}`);
      const data = await run(`mutation(${types}) { ${name}(${given.join(", ")}) { ${fields} } }`, args);
      return data[name] as unknown as Payload;
    },
    topics: () => told.splice(0).map(({ topic }) => topic),
    /** The payload of the last event of that topic. */
    last: (topic: string) => told.findLast((event) => event.topic === topic)?.payload,
    /** Places an order as the control call does, and waits until it is routed. */
    async buys(asked: Record<string, unknown>): Promise<OrderRecord> {
      const [placed] = placeAskedOrders(state, parseOrdersAsked(asked));
      if (!placed) throw new Error("no order");
      const { order } = placed;
      await vi.waitFor(() => expect(order.routed).toBe(true), 5000);
      return order;
    },
    /** Reads fields of an order as the owner. */
    async read(order: OrderRecord, fields: string): Promise<Row> {
      const data = await run(`query($id: ID!) { order(id: $id) { ${fields} } }`, { id: toGid("Order", order.id) });
      return data["order"] as Row;
    },
    async fulfillmentOrders(order: OrderRecord) {
      const data = await run(
        `query($id: ID!) { order(id: $id) { fulfillmentOrders(first: 20) { nodes { id status requestStatus fulfillAt deliveryMethod { methodType } lineItems(first: 20) { nodes { id totalQuantity remainingQuantity lineItem { sku } } } } } } }`,
        { id: toGid("Order", order.id) },
      );
      return (data["order"] as unknown as { fulfillmentOrders: { nodes: Row[] } }).fulfillmentOrders.nodes;
    },
  };
}
