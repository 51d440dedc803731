import { createHmac } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Warehouse } from "#generated/prisma/client.ts";
import { env } from "#app/platform/env.server.ts";
import { newId, type WarehouseId } from "#app/platform/ids.ts";
import { unsealWebhookSecret } from "#app/warehouses/secrets.server.ts";
import { signWebhook } from "#sandbox/shipbob/sign-webhook.ts";
import { aShop } from "../support/a-shop.ts";
import { connects } from "../support/connects.ts";
import type { OpenShop } from "../support/open-shop.ts";
import { aParcel } from "./a-parcel.ts";
import { manchester, stockroom as aStockroom } from "./the-shop.ts";

let world: OpenShop;
let stockroom: Warehouse;
let bob: Warehouse;

beforeAll(async () => {
  world = await aShop({ sells: { MUG: 10, JUG: 4 } });
  await connects(world.shop, aStockroom({ startFromLocationId: String(world.shopFloor.id) }));
  await connects(world.shop, manchester(world, { name: "Bob" }));
  stockroom = await world.read((db) => db.warehouse.findFirstOrThrow({ where: { kind: "built_in" } }));
  bob = await world.read((db) => db.warehouse.findFirstOrThrow({ where: { kind: "shipbob" } }));
});
afterAll(() => world.close());

const events = (source: string) => world.read((db) => db.event.findMany({ where: { source }, orderBy: { id: "asc" } }));

describe("Shopify asks for stock", () => {
  const ask = (rest: string, key = stockroom.callbackKey) => fetch(`${world.appUrl}/fulfillment-service/${key}/${rest}`);

  test("and gets units on hand by SKU, with .json and without, of all SKUs or of one", async () => {
    for (const path of ["fetch_stock", "fetch_stock.json"]) {
      const answer = await ask(`${path}?shop=${world.shop.domain}&timestamp=1700000000&max_retries=3`);
      expect([answer.status, await answer.json()]).toEqual([200, { JUG: 4, MUG: 10 }]);
      expect(await (await ask(`${path}?shop=${world.shop.domain}&sku=MUG`)).json()).toEqual({ MUG: 10 });
      expect(await (await ask(`${path}?shop=${world.shop.domain}&sku=GHOST`)).json()).toEqual({ GHOST: 0 });
    }
  });

  test("and is told nothing under a wrong key, or for a shop that the key is not of", async () => {
    expect((await ask(`fetch_stock?shop=${world.shop.domain}`, "guessed")).status).toBe(404);
    expect((await ask("fetch_stock?shop=another.myshopify.com")).status).toBe(404);
    expect((await ask("fetch_stock")).status).toBe(404);
  });

  test("for tracking numbers, by the names of fulfillments, of this warehouse alone", async () => {
    await world.read(async (db) => {
      const parcelId = await aParcel(db, world.shop, stockroom.id as WarehouseId, { MUG: 1 }, { stage: "shipped", shipped: 1 });
      const { orderId } = await db.parcel.findFirstOrThrow({ where: { id: parcelId } });
      const at = new Date();
      await db.fulfillment.create({
        data: {
          shopId: world.shop.id,
          id: 900n,
          orderId,
          name: "#1001.1",
          status: "SUCCESS",
          trackingNumbers: [],
          trackingUrls: [],
          createdAt: at,
          updatedAt: at,
        },
      });
      await db.shipment.create({
        data: {
          shopId: world.shop.id,
          id: newId(),
          parcelId,
          warehouseShipmentId: "1",
          lines: [],
          shippedAt: at,
          fulfillmentId: 900n,
          trackingNumber: "RM123",
        },
      });
    });
    const names = new URLSearchParams([
      ["shop", world.shop.domain],
      ["order_names[]", "#1001.1"],
      ["order_names[]", "#1002.1"],
    ]);
    for (const path of ["fetch_tracking_numbers", "fetch_tracking_numbers.json"])
      expect(await (await ask(`${path}?${names}`)).json()).toEqual({
        tracking_numbers: { "#1001.1": "RM123" },
        message: "Successfully received the tracking numbers",
        success: true,
      });
    expect(await (await ask(`fetch_tracking_numbers?${names}`, bob.callbackKey)).json()).toMatchObject({ tracking_numbers: {} });
  });
});

describe("Shopify says that requests wait", () => {
  const notify = (body: string, { key = stockroom.callbackKey, signature = sign(body), domain = world.shop.domain } = {}) =>
    fetch(`${world.appUrl}/fulfillment-service/${key}/fulfillment_order_notification`, {
      method: "POST",
      headers: { "content-type": "application/json", "x-shopify-hmac-sha256": signature, "x-shopify-shop-domain": domain },
      body,
    });
  const sign = (body: string) => createHmac("sha256", env.SHOPIFY_API_SECRET).update(body).digest("base64");

  test("and it is kept for the warehouse, once a minute and kind", async () => {
    const body = '{"kind":"FULFILLMENT_REQUEST"}';
    expect((await notify(body)).status).toBe(200);
    expect((await notify(body)).status).toBe(200);
    const kept = await events("shopify");
    expect(kept.length).toBeLessThanOrEqual(2);
    expect(kept[0]).toMatchObject({ topic: "fulfillment_order_notification", entityKey: `notification:${stockroom.id}` });
    expect(JSON.parse(kept[0]?.body ?? "")).toEqual({ warehouseId: stockroom.id, kind: "FULFILLMENT_REQUEST" });
  });

  test("and is refused unsigned, malformed, or for a warehouse that is not there", async () => {
    const body = '{"kind":"CANCELLATION_REQUEST"}';
    const before = await events("shopify");
    expect((await notify(body, { signature: "" })).status).toBe(401);
    expect((await notify(body, { signature: sign(`${body} `) })).status).toBe(401);
    expect((await notify("{")).status).toBe(400);
    expect((await notify('{"kind":"SOMETHING"}')).status).toBe(400);
    expect((await notify("")).status).toBe(400);
    expect((await notify(body, { key: "guessed" })).status).toBe(404);
    expect((await notify(body, { domain: "another.myshopify.com" })).status).toBe(404);
    expect(await events("shopify")).toHaveLength(before.length);
  });
});

describe("ShipBob tells of a shipment", () => {
  const secret = () => unsealWebhookSecret(world.shop, bob.webhookSecret ?? "");
  const tell = (
    body: string,
    more: { id?: string; at?: number; signedWith?: string; headers?: Record<string, string>; key?: string } = {},
  ) => {
    const { id = "msg_1", at = Date.now(), signedWith = secret(), key = bob.callbackKey } = more;
    const timestamp = String(Math.floor(at / 1000));
    return fetch(`${world.appUrl}/webhooks/warehouse/${world.shop.domain}/${key}`, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        "webhook-id": id,
        "webhook-timestamp": timestamp,
        "x-webhook-topic": "order.shipped",
        "webhook-signature": signWebhook(signedWith, id, timestamp, body),
        ...more.headers,
      },
      body,
    });
  };
  const body = JSON.stringify({ reference_id: "WB-1", note: "Łódź ✓" });

  test("and it is kept as it came, under its parcel, and once however often it is delivered", async () => {
    expect((await tell(body)).status).toBe(204);
    expect((await tell(body)).status).toBe(204);
    const kept = await events("shipbob");
    expect(kept).toMatchObject([{ dedupeKey: "shipbob:msg_1", topic: "order.shipped", entityKey: "parcel:WB-1", body }]);
  });

  test("and is refused unsigned, signed by another, replayed after five minutes, malformed, or to an unknown address", async () => {
    const before = await events("shipbob");
    expect((await tell(body, { id: "msg_2", headers: { "webhook-signature": "" } })).status).toBe(401);
    expect((await tell(body, { id: "msg_2", signedWith: "whsec_c29tZWJvZHkgZWxzZQ==" })).status).toBe(401);
    expect((await tell(body, { id: "msg_2", headers: { "webhook-id": "msg_3" } })).status).toBe(401);
    expect((await tell(body, { id: "msg_2", at: Date.now() - 6 * 60_000 })).status).toBe(401);
    expect((await tell("{not json", { id: "msg_2" })).status).toBe(400);
    expect((await tell(body, { id: "msg_2", key: "guessed" })).status).toBe(404);
    expect((await tell(body, { id: "msg_2", key: stockroom.callbackKey })).status).toBe(404);
    expect(await events("shipbob")).toHaveLength(before.length);
  });
});
