import { beforeAll, describe, expect, test } from "vitest";
import { openException } from "#app/fulfillment/exceptions/open-exception.server.ts";
import { resolveExceptions } from "#app/fulfillment/exceptions/resolve-exceptions.server.ts";
import { publish } from "#app/platform/events/publish.server.ts";
import { verbatim } from "#app/platform/messages/message.ts";
import { parcelOverdue } from "#app/fulfillment/delivery-promise/promise-events.ts";
import { parcelLate } from "#app/parcels/parcel-events.ts";
import { cartAbandoned, cartEnded } from "#app/recovery/recovery-events.ts";
import { findStockOuts } from "#app/stock/forecast/find-stock-outs.server.ts";
import { aBuyer, aLeftCart } from "../recovery/a-journey.ts";
import { aLateParcel, dayFromNow } from "../recovery/a-late-parcel.ts";
import { bareOrder } from "../support/bare-order.ts";
import type { OpenShop } from "../support/open-shop.ts";
import { aParcel } from "../warehouses/a-parcel.ts";
import { aWarehouse } from "../warehouses/a-warehouse.ts";
import { inFlow, sign } from "./a-flow-shop.ts";

/** What Shopify Flow is told, and whether it is. */
export function toldToFlow(open: () => OpenShop): void {
  const shop = new Proxy({} as OpenShop, { get: (_, name) => Reflect.get(open(), name) as unknown });
  const { uses, tells, heardBy, calls } = inFlow(open);
  const ofShop = () => ({ shopId: shop.shop.id });

  /** Somebody leaves a cart, and it is said. */
  async function leaves(given: Parameters<typeof aLeftCart>[2] = {}): Promise<string> {
    const buyer = await aBuyer(shop.shop, { agreed: false });
    const id = await aLeftCart(shop.shop, buyer, given);
    await shop.read((db) => publish(db, shop.shop, cartAbandoned, { abandonmentId: id, personId: buyer.personId }));
    return id;
  }

  let orders = 9_000;
  async function anOrder(given: Parameters<typeof bareOrder>[2] = {}): Promise<bigint> {
    const order = bareOrder(shop.shop, (orders += 1), { createdAt: new Date(), ...given });
    await shop.read((db) => db.order.createMany({ data: [order] }));
    return BigInt(orders);
  }

  const fails = (orderId: bigint) =>
    shop.read((db) =>
      openException(db, shop.shop, {
        cause: "unroutable.out-of-stock",
        subject: `order:${String(orderId)}`,
        orderId,
        message: verbatim("Two mugs are missing."),
      }),
    );

  describe("a shop with no workflow of Waybill's triggers", () => {
    test("costs Shopify nothing: nobody is told of anything", async () => {
      await leaves();
      await fails(await anOrder());
      expect(await tells()).toBe(0);
      expect(shop.timesAsked("TellFlow")).toBe(0);
    });
  });

  describe("whether a merchant uses a trigger", () => {
    const said = (given: object) => ({ shop_id: 1, shopify_domain: shop.domain, flow_trigger_definition_id: "Parcel late", has_enabled_flow: true, ...given }); // oxfmt-ignore
    const used = () => shop.read((db) => db.flowTriggerUse.findMany({ where: { ...ofShop(), isUsed: true } }));

    test("is believed only of what Shopify signed, of a shop that has Waybill", async () => {
      const body = JSON.stringify(said({ timestamp: "2026-11-27T10:00:00Z" }));
      const forged = [sign(body, "guessed"), "", sign(`${body} `)];
      for (const signature of forged) expect(await calls("use", body, { signature })).toMatchObject({ status: 401 });
      const elsewhere = said({ shopify_domain: "other.myshopify.com", timestamp: "2026-11-27T10:00:00Z" });
      expect(await calls("use", elsewhere)).toMatchObject({ status: 404 });
      for (const odd of [{}, { timestamp: "soon" }, { timestamp: "2026-11-27T10:00:00Z", has_enabled_flow: "yes" }])
        expect(await calls("use", said(odd))).toMatchObject({ status: 400 });
      expect(await used()).toEqual([]);
    });

    test("is what Shopify Flow said last by its own clock, in whatever order it comes", async () => {
      await calls("use", said({ timestamp: "2026-11-27T10:00:00Z" }));
      await calls("use", said({ timestamp: "2026-11-27T12:00:00Z", has_enabled_flow: false }));
      await calls("use", said({ timestamp: "2026-11-27T11:00:00Z" }));
      expect(await used()).toEqual([]);
    });

    test("is taken for all triggers when Flow names it in a way that nobody foresaw: no workflow waits in vain", async () => {
      const definition = { flow_trigger_definition_id: "0193c1f0-77aa", timestamp: "2026-11-27T10:00:00Z" };
      await calls("use", said(definition));
      await leaves({ lines: [] });
      await tells();
      expect(heardBy("cart-abandoned")).toHaveLength(1);
      await calls("use", said({ ...definition, has_enabled_flow: false, timestamp: "2026-11-27T10:00:01Z" }));
      await leaves();
      await tells();
      expect(heardBy("cart-abandoned")).toHaveLength(1);
    });
  });

  describe("a merchant's workflow begins", () => {
    beforeAll(async () => {
      for (const trigger of ["cart-abandoned", "cart-recovered", "order-exception-opened", "parcel-late", "stock-out-ahead"])
        expect(await uses(trigger)).toMatchObject({ status: 200 });
      shop.state.flow.received.length = 0;
    });

    test("when a cart is left, once, with its buyer and what it is worth", async () => {
      const id = await leaves({ customerId: 7_000_000_000_001n });
      await leaves({ kind: "browse" });
      await tells();
      await tells({ again: true });
      expect(heardBy("cart-abandoned")).toEqual([
        {
          customer_id: 7_000_000_000_001,
          "Event ID": expect.stringMatching(`^cart-abandoned/${id}/`) as string,
          "Cart ID": id,
          "Cart value": 120,
          Currency: "GBP",
          Items: 2,
          Products: "Mug",
          "At checkout": true,
        },
      ]);
    });

    test("not with a cart that became an order before it could be told", async () => {
      const before = heardBy("cart-abandoned").length;
      const id = await leaves();
      await shop.read((db) => db.abandonment.updateMany({ where: { ...ofShop(), id }, data: { state: "completed" } }));
      await tells();
      expect(heardBy("cart-abandoned")).toHaveLength(before);
    });

    test("when a cart that was left is bought, and says whether a message brought its buyer back", async () => {
      const orderId = await anOrder({ recoveryLinkId: "l1" });
      const touchedAt = new Date(Date.now() - 3 * 3_600_000);
      const id = await aLeftCart(shop.shop, await aBuyer(shop.shop, { agreed: false }), { state: "completed", orderId, touchedAt });
      const gone = await aLeftCart(shop.shop, await aBuyer(shop.shop, { agreed: false }), { state: "gone" });
      for (const abandonmentId of [id, gone]) await shop.read((db) => publish(db, shop.shop, cartEnded, { abandonmentId, personId: null }));
      await tells();
      expect(heardBy("cart-recovered")).toEqual([
        {
          order_id: Number(orderId),
          "Event ID": `cart-recovered/${id}/${String(orderId)}`,
          "Cart ID": id,
          "Cart value": 120,
          Currency: "GBP",
          "Hours since left": expect.closeTo(3, 1) as number,
          "By a message": true,
        },
      ]);
    });

    test("when an order needs a person, in words; not when that is solved already, nor once more while it is open", async () => {
      const [stands, solved] = [await anOrder(), await anOrder()];
      await fails(stands);
      await fails(stands);
      await fails(solved);
      await shop.read((db) => resolveExceptions(db, shop.shop, { subject: `order:${String(solved)}` }, verbatim("Solved.")));
      await tells();
      expect(heardBy("order-exception-opened")).toEqual([
        {
          order_id: Number(stands),
          "Event ID": expect.any(String) as string,
          Cause: "unroutable.out-of-stock",
          Problem: "Not enough stock in any warehouse",
          Details: "Two mugs are missing.",
          Warehouse: "",
        },
      ]);
    });

    test("when a parcel's day is over at its warehouse; not when it has left meanwhile", async () => {
      const warehouseId = await aWarehouse(shop.shop, { name: "Leeds" });
      const parcels = await shop.read(async (db) => [
        await aParcel(db, shop.shop, warehouseId, { MUG: 1 }, { stage: "dispatched" }),
        await aParcel(db, shop.shop, warehouseId, { MUG: 1 }, { stage: "shipped" }),
      ]);
      await shop.read(async (db) => {
        await db.parcel.updateMany({ where: { id: { in: parcels } }, data: { leavesOn: "2026-01-05" } });
        for (const { orderId, id } of await db.parcel.findMany({ where: { id: { in: parcels } } }))
          await publish(db, shop.shop, parcelLate, { orderId, parcelId: id });
      });
      await tells();
      expect(heardBy("parcel-late")).toEqual([
        expect.objectContaining({ Parcel: `ref-${parcels[0] ?? ""}`, Warehouse: "Leeds", "Was to leave on": "2026-01-05" }),
      ]);
    });

    test("when a parcel that left is late on its way, once of a parcel that was late before it left", async () => {
      const before = heardBy("parcel-late").length;
      const late = (days: number) => aLateParcel(shop.shop, { email: "late@buyer.example", promisedOn: dayFromNow(days) });
      const [overdue, inTime] = [await late(-3), await late(3)];
      const says = (event: typeof parcelLate) =>
        shop.read(async (db) => {
          for (const parcel of [overdue, inTime]) await publish(db, shop.shop, event, parcel);
        });
      await says(parcelLate);
      await tells();
      await shop.read((db) => db.parcel.updateMany({ where: { ...ofShop(), id: overdue.parcelId }, data: { stage: "shipped", shippedAt: new Date() } })); // oxfmt-ignore
      const road = await late(-3);
      const left = { stage: "shipped", shippedAt: new Date(Date.now() - 4 * 86_400_000) } as const;
      await shop.read((db) => db.parcel.updateMany({ where: { ...ofShop(), id: { in: [inTime.parcelId, road.parcelId] } }, data: left }));
      await says(parcelOverdue);
      await shop.read((db) => publish(db, shop.shop, parcelOverdue, road));
      await tells({ again: true });
      const told = heardBy("parcel-late").slice(before).map((payload) => payload["Event ID"]); // oxfmt-ignore
      expect(told.toSorted()).toEqual([overdue, inTime, road].map(({ parcelId }) => `parcel-late/${parcelId}/1`).toSorted());
    });

    test("when what sells will soon be gone, once until there is enough of it again", async () => {
      const variants = await shop.read((db) => db.variant.findMany({ where: { ...ofShop(), sku: { in: ["MUG-1", "CUP-1"] } } }));
      await aWarehouse(shop.shop, { name: "Hull", stock: { "MUG-1": 10, "CUP-1": 1000 } });
      for (const { id, productId, sku } of variants) {
        const orderId = await anOrder();
        const line = { orderId, variantId: id, productId, sku, title: "-", quantity: 14, currentQuantity: 14, requiresShipping: true };
        const money = { unitPrice: 0n, originalTotal: 0n, discountedTotal: 0n };
        await shop.read((db) => db.orderLine.create({ data: { ...ofShop(), id: orderId, ...line, ...money } }));
      }
      for (let times = 0; times < 2; times += 1) await findStockOuts(shop.shop);
      await tells();
      const mug = variants.find(({ sku }) => sku === "MUG-1");
      const told: unknown[] = [
        expect.objectContaining({ product_id: Number(mug?.productId), SKU: "MUG-1", "Units left": 10, "Sold a day": 2, "Days left": 5 }),
      ];
      expect(heardBy("stock-out-ahead")).toEqual(told);

      const stocks = (onHand: number) =>
        shop.read((db) => db.warehouseStock.updateMany({ where: { ...ofShop(), sku: "MUG-1" }, data: { onHand } }));
      for (const onHand of [100, 12]) {
        await stocks(onHand);
        await findStockOuts(shop.shop);
        await tells();
      }
      expect(heardBy("stock-out-ahead").map((payload) => payload["Units left"])).toEqual([10, 12]);
    });
  });

  describe("what Shopify Flow is told", () => {
    test("comes once more when its answer was lost, and is known by the same event id", async () => {
      const before = heardBy("order-exception-opened").length;
      await fails(await anOrder());
      shop.faults.add({ call: "TellFlow", kind: "reset-after-effect" });
      await expect(tells()).rejects.toMatchObject({ code: "in-doubt" });
      await tells({ again: true });
      await tells({ again: true });
      const told = heardBy("order-exception-opened").slice(before).map((payload) => payload["Event ID"]); // oxfmt-ignore
      expect(told).toHaveLength(2);
      expect(new Set(told).size).toBe(1);
    });

    test("is refused once and not tried for ever where the trigger isn't deployed", async () => {
      shop.state.flow.undeployed.add("order-exception-opened");
      await fails(await anOrder());
      await tells();
      const asked = shop.timesAsked("TellFlow");
      shop.state.flow.undeployed.clear();
      await tells({ again: true });
      expect(shop.timesAsked("TellFlow")).toBe(asked);
      const refused = await shop.read((db) => db.effect.findMany({ where: { ...ofShop(), kind: "flow.trigger", answer: { path: ["outcome"], equals: "refused" } } })); // oxfmt-ignore
      expect(refused).toMatchObject([{ state: "settled", answer: { refusal: expect.stringContaining("Invalid handle") as string } }]);
    });
  });
}
