import { routing } from "#app/routing/messages.ts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { OrderBlock } from "#app/contracts/order-block.ts";
import { verbatim } from "#app/platform/messages/message.ts";
import { newId } from "#app/platform/ids.ts";
import { loader } from "#app/routes/app.orders.$orderId_.block.ts";
import { forged } from "../support/forged.ts";
import { aShop } from "../support/a-shop.ts";
import { askAsBlock } from "../support/ask-as-block.ts";
import type { OpenShop } from "../support/open-shop.ts";
import { aWarehouse } from "../warehouses/a-warehouse.ts";

let shop: OpenShop;

beforeAll(async () => {
  shop = await aShop({ sells: {} });
});

afterAll(() => shop.close());

const asks = (orderId: string, how: { method?: string; token?: string } = {}) =>
  askAsBlock(loader, { path: `/app/orders/${orderId}/block`, params: { orderId }, ...how });

const askedByMerchant = async (orderId: string) => asks(orderId, { token: await shop.shopify.mintIdToken({ userId: "1" }) });

async function anOrder(id: bigint, stage: "received" | "at_warehouse" | "needs_you"): Promise<void> {
  const at = new Date("2026-11-20T10:00:00Z");
  const money = { subtotal: 0n, shipping: 0n, tax: 0n, discounts: 0n, total: 0n, refunded: 0n };
  const facts = { currency: "GBP", fulfillmentStatus: "unfulfilled", tags: [], createdAt: at, updatedAt: at };
  await shop.read((db) => db.order.create({ data: { shopId: shop.shop.id, id, name: `#${id}`, stage, ...money, ...facts } }));
}

describe("what the block on Shopify's order page is told", () => {
  test("of an order that Waybill hasn't copied yet: nothing, and no page to open", async () => {
    const answer = await askedByMerchant("404404");

    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({ stage: null, page: null, troubles: [], parcels: [] } satisfies OrderBlock);
  });

  test("of a routed order: each parcel, why there, and its tracking; not those called off", async () => {
    await anOrder(71n, "at_warehouse");
    const warehouseId = await aWarehouse(shop.shop, { name: "Leeds" });
    const verdict = {
      warehouseId,
      name: "Leeds",
      chosen: true,
      reason: "chosen",
      message: routing.message("chosen-as-only-way", {
        warehouse: "Leeds",
        what: routing.message("all-units", { count: 3 }),
        price: routing.message("amount", { money: { minor: 840, currency: "GBP" } }),
        when: routing.message("today"),
      }),
    };
    const plan = { parcels: [], cost: { shipping: 840, picking: 0, split: 0, delay: 0, preference: 0, total: 840 } };
    const outcome = { outcome: "routed", plan, runnerUp: null, chosen: [verdict], others: [], exact: true, evaluated: 1 };
    await shop.read(async (db) => {
      const own = { shopId: shop.shop.id, orderId: 71n };
      const at = new Date("2026-11-20T10:05:00Z");
      await db.routingDecision.create({ data: { ...own, id: newId(), decidedAt: at, outcome, cost: 840 } });
      const parcel = { ...own, warehouseId, createdAt: at, leavesOn: "2026-11-20" };
      await db.parcel.create({ data: { ...parcel, id: newId(), reference: "waybill-71-0", stage: "cancelled" } });
      const shipped = await db.parcel.create({ data: { ...parcel, id: newId(), reference: "waybill-71-1", stage: "shipped" } });
      const tracking = { carrier: "Royal Mail", trackingNumbers: ["AB1"], trackingUrls: ["https://track.example/AB1"] };
      const shipment = {
        shopId: shop.shop.id,
        id: newId<string>(),
        parcelId: shipped.id,
        warehouseShipmentId: "s1",
        lines: [],
        shippedAt: at,
      };
      await db.shipment.create({ data: { ...shipment, ...tracking } });
    });

    const block = (await (await askedByMerchant("71")).json()) as OrderBlock;

    expect(block).toMatchObject({ stage: "at_warehouse", page: "/app/orders/71", troubles: [] });
    expect(block.parcels).toMatchObject([
      {
        warehouse: "Leeds",
        stage: "shipped",
        leavesOn: null,
        why: "Leeds ships all 3 units for £8.40, the only way; it leaves today.",
        tracking: [{ carrier: "Royal Mail", number: "AB1", url: "https://track.example/AB1" }],
      },
    ]);
  });

  test("of an order that needs a person: what is wrong, until it is resolved", async () => {
    await anOrder(72n, "needs_you");
    const trouble = { shopId: shop.shop.id, orderId: 72n, cause: "unroutable.out-of-stock", openedAt: new Date("2026-11-20T10:00:00Z") };
    await shop.read((db) =>
      db.exception.createMany({
        data: [
          { ...trouble, id: newId(), subject: "72", message: verbatim("No warehouse has 85123A.") },
          {
            ...trouble,
            id: newId(),
            subject: "72 before",
            message: verbatim("No warehouse is connected."),
            resolvedAt: new Date("2026-11-20T10:01:00Z"),
          },
        ],
      }),
    );

    expect(await (await askedByMerchant("72")).json()).toMatchObject({ troubles: ["No warehouse has 85123A."], parcels: [] });
  });

  test("is told across origins, and only to who brings a valid token of the shop", async () => {
    await anOrder(73n, "received");

    expect((await askedByMerchant("73")).headers.get("access-control-allow-origin")).toBe("*");
    const preflight = await asks("73", { method: "OPTIONS" });
    expect([preflight.status, preflight.headers.get("access-control-allow-headers")]).toEqual([204, "Authorization, Content-Type"]);
    const answer = await asks("73", { token: forged(await shop.shopify.mintIdToken({ userId: "1" })) });
    expect(answer.status).toBe(401);
    expect((await asks("73")).ok).toBe(false);
    expect((await askedByMerchant("not-a-number")).status).toBe(400);
  });
});
