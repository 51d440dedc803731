import { buffer } from "node:stream/consumers";
import { Temporal } from "temporal-polyfill";
import { afterEach, describe, expect, test } from "vitest";
import { connectShipBob } from "#app/warehouses/providers/shipbob/connect-shipbob.server.ts";
import { parseShipBobWebhook } from "#app/warehouses/providers/shipbob/parse-shipbob-webhook.ts";
import { verifyShipBobWebhook } from "#app/warehouses/providers/shipbob/verify-shipbob-webhook.ts";
import { signWebhook } from "#sandbox/shipbob/sign-webhook.ts";
import { anOrder } from "./an-order.ts";
import { eventually } from "../support/eventually.ts";
import { listen } from "../support/listen.ts";
import { serveShipBob } from "./serve-shipbob.ts";

type Delivery = { headers: Record<string, string | string[] | undefined>; body: Buffer };
const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  await Promise.all(closing.splice(0).map((close) => close()));
});

/** An app that keeps what it is called with; the first calls may be answered with a failure. */
async function anApp(failures = 0) {
  const deliveries: Delivery[] = [];
  let toFail = failures;
  const { url, close } = await listen((request, response) => {
    void buffer(request).then((body) => {
      deliveries.push({ headers: request.headers, body });
      response.writeHead(toFail-- > 0 ? 500 : 200).end();
    });
  });
  closing.push(close);
  return { deliveries, url: `${url}/callbacks/shipbob` };
}

async function aWarehouse() {
  const served = await serveShipBob();
  closing.push(served.close);
  served.shipBob.setStock("85123A", 211, 100);
  const { token, channelId } = served.shipBob.account;
  const warehouse = connectShipBob({ token, channelId: String(channelId), buildingId: "211", baseUrl: served.url });
  return { ...served, warehouse };
}

const secret = `whsec_${Buffer.from("a secret of 24 bytes....").toString("base64")}`;
const now = Temporal.Instant.from("2026-11-21T12:00:00Z");
const body = Buffer.from('{"id":1,"reference_id":"WB-1001-1"}');
function signed(over: Record<string, string> = {}, at = now) {
  const timestamp = String(at.epochMilliseconds / 1000);
  return {
    "webhook-id": "msg_1",
    "webhook-timestamp": timestamp,
    "webhook-signature": signWebhook(secret, "msg_1", timestamp, body.toString()),
    "x-webhook-topic": "order.shipped",
    ...over,
  };
}

describe("only ShipBob is believed", () => {
  test("a true signature is verified, also among others while the secret is being changed", () => {
    expect(verifyShipBobWebhook(signed(), body, secret, now)).toMatchObject({ outcome: "verified", id: "msg_1", topic: "order.shipped" });
    const both = `v1,${Buffer.alloc(32).toString("base64")} v2,zzz ${signed()["webhook-signature"]}`;
    expect(verifyShipBobWebhook(signed({ "webhook-signature": both }), body, secret, now)).toMatchObject({ outcome: "verified" });
  });

  test.each([
    ["another secret", signed(), body, `whsec_${Buffer.from("another secret, 24 bytes").toString("base64")}`, "bad-signature"],
    ["an empty secret", signed(), body, "whsec_", "bad-signature"],
    ["a body that was changed", signed(), Buffer.from('{"id":2}'), secret, "bad-signature"],
    ["another message's id", signed({ "webhook-id": "msg_2" }), body, secret, "bad-signature"],
    ["a newer timestamp put on an old message", signed({ "webhook-timestamp": "1795262401" }), body, secret, "bad-signature"],
    ["a signature of another version", signed({ "webhook-signature": "v2,abc" }), body, secret, "bad-signature"],
    ["no signature", { ...signed(), "webhook-signature": undefined }, body, secret, "missing-header"],
    ["a timestamp that is no number", signed({ "webhook-timestamp": "yesterday" }), body, secret, "missing-header"],
    ["a replay, six minutes old", signed({}, now.subtract({ minutes: 6 })), body, secret, "stale"],
    ["a message from the future", signed({}, now.add({ minutes: 6 })), body, secret, "stale"],
  ])("%s is refused", (_name, headers, raw, key, reason) => {
    expect(verifyShipBobWebhook(headers, raw, key, now)).toEqual({ outcome: "refused", reason });
  });
});

describe("what the news says", () => {
  test("a shipment that leaves is told once to the address that asked, and says everything", async () => {
    const app = await anApp();
    const { warehouse, clock } = await aWarehouse();
    const first = await warehouse.subscribe(app.url);
    expect(await warehouse.subscribe(app.url)).toEqual(first);
    if (first.outcome !== "subscribed") throw new Error("ShipBob should have agreed");
    await warehouse.createOrder(anOrder());

    const delivery = await eventually(() => app.deliveries[0]);
    expect(verifyShipBobWebhook(delivery.headers, delivery.body, first.secret, clock.now())).toMatchObject({ outcome: "verified" });
    const news = parseShipBobWebhook("order.shipped", String(delivery.headers["webhook-id"]), delivery.body.toString());
    const [asked] = (await warehouse.findOrder("WB-1001-1"))?.shipments ?? [];
    expect(news).toMatchObject({ outcome: "shipment", reference: "WB-1001-1", shipment: { ...asked, events: [] } });
    expect(app.deliveries).toHaveLength(1);
  });

  test("news that nobody took is brought again, under the same id, freshly signed", async () => {
    const app = await anApp(1);
    const { warehouse, clock } = await aWarehouse();
    const subscription = await warehouse.subscribe(app.url);
    await warehouse.createOrder(anOrder());
    await eventually(() => app.deliveries[0]);
    // ShipBob hears the failure a moment after we answered it; its next attempt is then five seconds away.
    const again = await eventually(() => {
      clock.advance(Temporal.Duration.from({ seconds: 6 }));
      return app.deliveries[1];
    });
    expect(again.headers["webhook-id"]).toBe(app.deliveries[0]?.headers["webhook-id"]);
    expect(
      verifyShipBobWebhook(again.headers, again.body, subscription.outcome === "subscribed" ? subscription.secret : "", clock.now()),
    ).toMatchObject({
      outcome: "verified",
    });
  });

  test("an address that is not https is refused in words", async () => {
    const { warehouse } = await aWarehouse();
    expect(await warehouse.subscribe("http://shop.example/callbacks")).toMatchObject({
      outcome: "refused",
      message: expect.stringContaining("https") as string,
    });
  });

  const shipment = {
    id: 7,
    order_id: 5,
    reference_id: "WB-1001-1",
    status: "Completed",
    products: [
      {
        reference_id: "85123A",
        inventory_items: [
          { id: 1, quantity: 1 },
          { id: 1, quantity: 1 },
        ],
      },
    ],
    tracking: { carrier: "USPS", tracking_number: "9400", tracking_url: null },
    surprise: { in: "the body" },
  };

  test("a shipment is understood wherever it lies in the body; lots of one item add up", () => {
    for (const wrapped of [shipment, { data: shipment }, { type: "x", payload: { shipment } }])
      expect(parseShipBobWebhook("order.shipped", "msg_1", JSON.stringify(wrapped))).toMatchObject({
        outcome: "shipment",
        dedupeKey: "shipbob:msg_1",
        warehouseOrderId: "5",
        shipment: { status: "shipped", lines: [{ sku: "85123A", quantity: 2 }], trackingNumber: "9400" },
      });
  });

  test.each([
    ["no tracking number", "order.shipped", { ...shipment, tracking: null }],
    ["no lines", "order.shipped", { ...shipment, products: [] }],
    ["a status that contradicts its topic", "order.shipped", { ...shipment, status: "Processing" }],
    ["a delivery without its date", "order.shipment.delivered", shipment],
    ["only the order", "order.shipped", { id: 5, reference_id: "WB-1001-1", shipments: [shipment] }],
    ["a topic we never asked for", "order.shipment.address.updated", shipment],
  ])("with %s the order is read again", (_name, topic, told) => {
    expect(parseShipBobWebhook(topic, "msg_1", JSON.stringify(told))).toMatchObject({ outcome: "read-again", reference: "WB-1001-1" });
  });

  test.each(["", "null", "[]", "{not json", '{"reference_id":5}', '"text"'])("%j is nobody's order, and harms nothing", (told) => {
    expect(parseShipBobWebhook("order.shipped", "msg_1", told)).toMatchObject({ outcome: "not-ours" });
  });
});
