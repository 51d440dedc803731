import { describe, expect, test } from "vitest";
import { decisions } from "#app/fulfillment/decisions/messages.ts";
import { readPackingSlip } from "#app/packing/read-packing-slip.server.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { newId } from "#app/platform/ids.ts";
import { verbatim } from "#app/platform/messages/message.ts";
import type { Prisma } from "#generated/prisma/client.ts";
import { wordsFor } from "#app/platform/messages/words.ts";
import { readOrderBlock } from "#app/screens/order-block/read-order-block.server.ts";
import { aShopWithOrders, type OrderWanted } from "./a-shop-with-orders.ts";

const placedAt = "2026-01-01T10:00:00Z";

/** What the page of an order says, whose row has this besides. */
async function pageOf(order: Omit<OrderWanted, "name" | "placedAt">, has: Record<string, unknown>): Promise<string> {
  const shop = await aShopWithOrders([{ name: "#1", placedAt, ...order }]);
  await inShop(shop, (db) => db.order.updateMany({ where: { shopId: shop.id }, data: has }));
  await inShop(shop, (db) => db.parcel.updateMany({ where: { shopId: shop.id }, data: { cost } }));
  return (await shop.page("/app/orders/1")).html.replaceAll("&#x27;", "'");
}

const cost = { shipping: 300, picking: 50, split: 0, delay: 0, preference: 0, total: 350 };
const held = { held: [decisions.message("waits-for-stock")] };

test("an order on hold says which of its parcels leaves all the same, and how to stop it as long as that can be", async () => {
  const stoppable = await pageOf({ stage: "held", parcels: [{ stage: "dispatched", leavesOn: "2999-01-01", at: "away" }] }, held);
  expect(stoppable).toContain("A parcel still leaves away: a hold stops only what isn't in anybody's hands yet.");
  expect(stoppable).toContain("To stop it too, cancel the parcel below.");
  const leaving = await pageOf({ stage: "held", parcels: [{ stage: "partly_shipped", leavesOn: "2999-01-01" }] }, held);
  expect(leaving).toContain("A parcel still leaves home");
  expect(leaving).not.toContain("To stop it too");
  expect(await pageOf({ stage: "held", parcels: [{ stage: "shipped", leavesOn: "2026-01-02" }] }, held)).not.toContain("still leaves");
});

test("an order says what it comes to and what is paid of it, never that an unpaid one was charged", async () => {
  const says = (financialStatus: string) => pageOf({}, { financialStatus, total: 2_500n });
  const unpaid = await says("PENDING");
  expect(unpaid).toMatch(/Not paid yet.*Order total.*£25\.00.*Paid so far.*£0\.00/s);
  expect(unpaid).not.toContain("charged");
  expect(await says("PAID")).toMatch(/Paid<.*Order total.*£25\.00/s);
  expect(await says("PARTIALLY_PAID")).toMatch(/Partly paid.*How much of it is paid, Shopify shows\./s);
});

test("an order that is paid on delivery says what is to be collected, as Shopify counts it now, and that nothing of shipping is paid yet", async () => {
  const cod = { paymentGateways: ["Cash on Delivery (COD)"], total: 2_500n, shipping: 500n };
  const parcels = [{ stage: "dispatched", leavesOn: "2999-01-01" }] as const;
  const says = (has: Record<string, unknown>) => pageOf({ parcels: [...parcels] }, { ...cod, ...has });
  const due = await says({ financialStatus: "PENDING", outstanding: 2_100n });
  expect(due).toMatch(/To collect on delivery.*£21\.00.*collects it once/s);
  expect(due).toMatch(/Left of shipping, once it is paid/);
  expect(due).not.toContain("was paid");
  expect(await says({ financialStatus: "PARTIALLY_PAID", outstanding: null })).toContain("How much that is, Shopify shows.");
  expect(await says({ financialStatus: "PAID", outstanding: 0n })).not.toContain("To collect");
  expect(await says({ financialStatus: "PENDING", outstanding: 2_100n, cancelledAt: new Date(placedAt) })).not.toContain("To collect");
});

test("an order says what is left of its shipping only where somebody pays for it, and what is still to be paid of it", async () => {
  const parcels: OrderWanted["parcels"] = [{ stage: "dispatched", leavesOn: "2999-01-01" }];
  const says = (financialStatus: string, outstanding: bigint) =>
    pageOf({ parcels }, { financialStatus, outstanding, total: 2_500n, shipping: 500n });
  expect(await says("PAID", 0n)).toContain("Left of what was paid for shipping");
  const partly = await says("PARTIALLY_PAID", 700n);
  expect(partly).toMatch(/Still to be paid.*£7\.00.*Left of shipping, once it is paid/s);
  expect(partly).not.toContain("How much of it is paid");
  expect(await says("VOIDED", 2_500n)).not.toMatch(/Left of|Still to be paid/);
});

test("an order shows what the buyer asked for with an item, each on a line of its own under the item", async () => {
  const shop = await aShopWithOrders([{ name: "#1", placedAt, skus: ["RING"] }]);
  const properties = "Engraving: For ever\nFont: Garamond";
  await inShop(shop, (db) => db.orderLine.updateMany({ where: { shopId: shop.id }, data: { properties } }));
  const { html } = await shop.page("/app/orders/1");
  expect(html).toMatch(/RING.*>Engraving: For ever<.*>Font: Garamond</s);
});

test("odd titles are shown as they are, each by itself, and the SKU beside stays legible", async () => {
  const shop = await aShopWithOrders([{ name: "#1", placedAt, skus: ["RING-12"] }]);
  const titles = ["<script>alert(1)</script>", "CUP \u202eRED", "כוס תה אדומה", "👩‍👩‍👧 🎁", "W".repeat(300)];
  for (const title of titles) {
    await inShop(shop, (db) => db.orderLine.updateMany({ where: { shopId: shop.id }, data: { title } }));
    const { html } = await shop.page("/app/orders/1");
    // What turns the direction of what follows ends with the element that it is in.
    expect(html).toContain(`<bdi>${title.replaceAll("<", "&lt;").replaceAll(">", "&gt;")}</bdi>`);
    expect(html).toMatch(/class="wb-wrap"[^>]*><bdi>.{1,320}<\/bdi>[^R]*>RING-12</u);
    expect(html).not.toContain("<script>alert(1)");
  }
});

describe("a box that left says", () => {
  const fulfillment = { name: "#1-F1", status: "SUCCESS", createdAt: new Date(placedAt), updatedAt: new Date(placedAt) };

  /** What the page of an order with a box that left says of it. */
  async function pageWithBox(box: Prisma.ShipmentUpdateManyMutationInput, there: Fulfillment[] = [], more: More = {}): Promise<string> {
    const parcel = { stage: more.stage ?? "shipped", leavesOn: "2026-01-02", trackingNumber: "RM1GB" } as const;
    const shop = await aShopWithOrders([{ name: "#1", placedAt, parcels: [parcel] }]);
    await inShop(shop, async (db) => {
      await db.shipment.updateMany({ where: { shopId: shop.id }, data: box });
      if (more.order) await db.order.updateMany({ where: { shopId: shop.id }, data: more.order });
      await db.fulfillment.createMany({ data: there.map((one) => ({ ...fulfillment, ...one, shopId: shop.id, orderId: 1n })) });
      const { id } = await db.shipment.findFirstOrThrow({ where: { shopId: shop.id } });
      if (more.refused)
        await db.exception.create({
          data: {
            shopId: shop.id,
            id: newId(),
            orderId: 1n,
            subject: `shipment:${id}`,
            cause: "shipment.refused",
            message: verbatim("No."),
            openedAt: new Date(),
          },
        });
    });
    return (await shop.page("/app/orders/1")).html.replaceAll("&#x27;", "'");
  }
  type Fulfillment = { id: bigint; status?: string };
  type More = { stage?: "shipped" | "cancelled"; order?: Prisma.OrderUpdateManyMutationInput; refused?: boolean };

  test("that Shopify has it, until somebody cancels its fulfillment there", async () => {
    expect(await pageWithBox({ fulfillmentId: 7n }, [{ id: 7n }])).toContain("In Shopify<");
    const cancelled = await pageWithBox({ fulfillmentId: 7n }, [{ id: 7n, status: "CANCELLED" }, { id: 8n }]);
    expect(cancelled).toContain("Cancelled in Shopify<");
    expect(cancelled).not.toContain("In Shopify<");
  });

  test("that Shopify is going to be told of it, only as long as it is", async () => {
    expect(await pageWithBox({})).toContain("Going to Shopify<");
    const refusedAt = new Date(placedAt);
    const never = [
      await pageWithBox({ refusedAt }),
      await pageWithBox({ refusedAt }, [], { refused: true }),
      await pageWithBox({ refusedAt }, [{ id: 8n }], { order: { fulfillmentStatus: "FULFILLED" } }),
      await pageWithBox({ lines: [] }, [], { stage: "cancelled" }),
    ];
    for (const page of never) expect(page).not.toContain("Going to Shopify");
    expect(never[0]).toMatch(/Not in Shopify<.*it wants none of these units any more\./s);
    expect(never[1]).toContain("Not taken by Shopify<");
    expect(never[2]).toMatch(/Not in Shopify<.*the order was fulfilled there without it\./s);
    expect(never[3]).toMatch(/Something else left<.*RM1GB.*Not in Shopify<.*nothing in it is on the order under its SKU\./s);
  });

  test("that something left, where a parcel was closed since its warehouse shipped other goods for it", async () => {
    const page = await pageWithBox({ lines: [] }, [], { stage: "cancelled" });
    expect(page).not.toContain(">Cancelled<");
    expect(page).not.toContain("0 units");
  });
});

test("an order of which units were removed says what those that remain come to, and its total is what is due", async () => {
  const shop = await aShopWithOrders([{ name: "#1", placedAt }]);
  await inShop(shop, async (db) => {
    await db.orderLine.updateMany({ where: { shopId: shop.id }, data: { quantity: 4, currentQuantity: 2, discountedTotal: 1_180n } });
    const money = { subtotal: 1_180n, shipping: 395n, total: 1_575n, outstanding: 985n };
    await db.order.updateMany({ where: { shopId: shop.id }, data: { ...money, financialStatus: "PENDING" } });
  });
  const { html } = await shop.page("/app/orders/1");
  expect(html).toMatch(/2 removed.*× 2.*£5\.90/s);
  expect(html).toMatch(/Subtotal.*£11\.80.*Shipping.*£3\.95.*Taken off since.*-£5\.90.*Order total.*£9\.85.*Still to be paid.*£9\.85/s);

  const paid = { financialStatus: "PARTIALLY_REFUNDED", currentTotal: 985n, refunded: 590n, outstanding: 0n };
  await inShop(shop, (db) => db.order.updateMany({ where: { shopId: shop.id }, data: paid }));
  expect((await shop.page("/app/orders/1")).html).toMatch(/Taken off since.*-£5\.90.*Order total.*£9\.85.*Refunded.*£5\.90/s);
  await inShop(shop, (db) => db.order.updateMany({ where: { shopId: shop.id }, data: { currentTotal: 2_575n } }));
  expect((await shop.page("/app/orders/1")).html).toMatch(/Added since.*£10\.00.*Order total.*£25\.75/s);
});

test("the cash of an order whose shipment was undone is collected with the parcel that goes instead, and that one alone is shown", async () => {
  const shop = await aShopWithOrders([
    {
      name: "#1",
      placedAt,
      parcels: [
        { stage: "shipped", leavesOn: "2026-01-02", trackingNumber: "RM1GB" },
        { stage: "dispatched", leavesOn: "2026-01-03" },
      ],
    },
  ]);
  const cod = { paymentGateways: ["Cash on Delivery (COD)"], financialStatus: "PENDING", total: 2_500n };
  const second = await inShop(shop, async (db) => {
    await db.order.updateMany({ where: { shopId: shop.id }, data: cod });
    await db.shipment.updateMany({ where: { shopId: shop.id }, data: { undoneAt: new Date() } });
    return db.parcel.findFirstOrThrow({ where: { shopId: shop.id, stage: "dispatched" } });
  });
  const slip = await readPackingSlip(shop, second.id, "en-GB");
  expect(slip?.cash).toMatchObject({ code: "packing:cash-due" });
  const block = await readOrderBlock(shop, 1n, wordsFor({ language: "en", timeZone: "UTC" }));
  expect(block.parcels.map(({ id }) => id)).toEqual([second.id]);
});
