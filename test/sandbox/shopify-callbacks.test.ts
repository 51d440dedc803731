import { createHmac } from "node:crypto";
import { Temporal } from "temporal-polyfill";
import { afterEach, expect, test } from "vitest";
import { createClock, type Clock } from "#sandbox/clock.ts";
import { createCallbackCaller, type CallbackCaller } from "#sandbox/shopify/callbacks/create-callback-caller.ts";
import type { FulfillmentCallbacks } from "#sandbox/shopify/callbacks/fulfillment-callbacks.ts";
import { listen } from "../support/listen.ts";
import { clientSecret, shopDomain } from "./start-shopify.ts";
import { eventuallyHolds } from "../support/eventually.ts";

const cleanUps: (() => void | Promise<void>)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0)) await cleanUp();
});

type Call = { method: string; path: string; query: URLSearchParams; body: string; signature: unknown; shop: unknown };
type Warehouse = { calls: Call[]; caller: CallbackCaller; clock: Clock; stock: Record<string, number>; tracking: Record<string, string> };

/** A fulfillment service with both flags on, and a shop with one parcel that waits for its number. */
async function start(): Promise<Warehouse> {
  const calls: Call[] = [];
  const service = await listen((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const { pathname, searchParams } = new URL(request.url ?? "", "http://app");
      calls.push({
        method: request.method ?? "",
        path: pathname,
        query: searchParams,
        body: Buffer.concat(chunks).toString(),
        signature: request.headers["x-shopify-hmac-sha256"],
        shop: request.headers["x-shopify-shop-domain"],
      });
      const answer = pathname.includes("fetch_stock")
        ? { "85123A": 12.0, LAMP: "3" }
        : { tracking_numbers: { "#1001-F1": "1Z999" }, message: "ok", success: true };
      response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(answer));
    });
  });
  const stock: Record<string, number> = {};
  const tracking: Record<string, string> = {};
  const callbacks: FulfillmentCallbacks = {
    targets: () => [
      {
        locationId: "gid://shopify/Location/1",
        serviceName: "Waybill",
        callbackUrl: `${service.url}/cb`,
        trackingSupport: true,
        inventoryManagement: true,
      },
    ],
    locationOf: (id) => (id === "gid://shopify/FulfillmentOrder/1" ? "gid://shopify/Location/1" : null),
    namesWithoutTracking: () => ["#1001-F1"],
    takeStock: (_locationId, onHand) => void Object.assign(stock, onHand),
    takeTracking: (_locationId, numbers) => void Object.assign(tracking, numbers),
  };
  const clock = createClock();
  const caller = createCallbackCaller({ clock, callbacks, shopDomain, clientSecret, isInstalled: () => true });
  cleanUps.push(
    () => caller.stop(),
    () => clock.stop(),
    service.close,
  );
  return { calls, caller, clock, stock, tracking };
}

const requested = (clock: Clock, id = 1) => ({
  topic: "fulfillment_orders/fulfillment_request_submitted",
  resourceId: `gid://shopify/FulfillmentOrder/${id}`,
  payload: {},
  at: clock.now(),
});

test("a fulfillment request pings its warehouse's service, signed, saying only the kind", async () => {
  const { caller, calls, clock } = await start();
  caller.hear(requested(clock));
  caller.hear(requested(clock, 99));
  caller.hear({ ...requested(clock), topic: "orders/create" });
  await eventuallyHolds(() => expect(calls).toHaveLength(1));
  const body = '{"kind":"FULFILLMENT_REQUEST"}';
  expect(calls[0]).toMatchObject({
    method: "POST",
    path: "/cb/fulfillment_order_notification",
    body,
    shop: shopDomain,
    signature: createHmac("sha256", clientSecret).update(body).digest("base64"),
  });
});

test("many requests in a minute are one ping at once and one when the minute is over", async () => {
  const { caller, calls, clock } = await start();
  for (let request = 0; request < 20; request += 1) caller.hear(requested(clock));
  await eventuallyHolds(() => expect(calls).toHaveLength(1));
  clock.advance(Temporal.Duration.from({ seconds: 61 }));
  await eventuallyHolds(() => expect(calls).toHaveLength(2));
  clock.advance(Temporal.Duration.from({ seconds: 61 }));
  caller.hear(requested(clock));
  await eventuallyHolds(() => expect(calls).toHaveLength(3));
});

test("every hour the service is asked for its stock and the missing tracking numbers, with and without .json by turns", async () => {
  const { calls, clock, stock, tracking } = await start();
  clock.advance(Temporal.Duration.from({ hours: 1 }));
  await eventuallyHolds(() => expect(calls).toHaveLength(2));
  expect(calls.map(({ path }) => path).sort()).toEqual(["/cb/fetch_stock", "/cb/fetch_tracking_numbers"]);
  expect(calls.find(({ path }) => path === "/cb/fetch_tracking_numbers")?.query.getAll("order_names[]")).toEqual(["#1001-F1"]);
  await eventuallyHolds(() => expect({ stock, tracking }).toEqual({ stock: { "85123A": 12, LAMP: 3 }, tracking: { "#1001-F1": "1Z999" } }));
  clock.advance(Temporal.Duration.from({ hours: 1 }));
  await eventuallyHolds(() =>
    expect(calls.map(({ path }) => path)).toEqual(expect.arrayContaining(["/cb/fetch_stock.json", "/cb/fetch_tracking_numbers.json"])),
  );
});
