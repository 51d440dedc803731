import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { aSmallShop } from "#test/sandbox/a-small-shop.ts";
import { createShipBob } from "../shipbob/create-shipbob.ts";
import { createControl } from "./create-control.ts";
import { handleControl } from "./handle-control.ts";
import { eventuallyHolds } from "#test/support/eventually.ts";

const shop = aSmallShop();
const { state } = shop;
const did: string[] = [];
const control = createControl({
  state,
  clock: state.clock,
  ledger: state.ledger,
  shopify: {
    isInstalled: () => true,
    uninstall: () => void did.push("uninstall"),
    expireTokens: () => void did.push("expire"),
    runAsOwner: ({ query }) => Promise.resolve({ data: { asked: query } }),
    sendPrivacyTopic: (topic, id) => void did.push(`${topic} ${id ?? ""}`),
    postPurchase: {
      apply: ({ token }) => Promise.resolve({ applied: token } as never),
      done: () => void did.push("done"),
    },
  },
  shipbob: createShipBob({ clock: state.clock, ledger: state.ledger, seed: 1 }),
  packer: { setEnabled: (enabled) => void did.push(`packer ${enabled}`) },
});
let server: Server;
let origin: string;
beforeAll(async () => {
  server = createServer((request, response) => void handleControl(control, request, response));
  await new Promise<void>((resolve) => server.listen(0, resolve));
  origin = `http://localhost:${(server.address() as AddressInfo).port}/_control`;
});
afterAll(() => {
  server.close();
  state.clock.stop();
});

const get = async (path: string) => (await fetch(origin + path)).json() as Promise<Record<string, never>>;
const post = async (path: string, body: unknown) => {
  const answer = await fetch(origin + path, { method: "POST", body: typeof body === "string" ? body : JSON.stringify(body) });
  return { status: answer.status, body: (await answer.json()) as { error: string; ids: string[] } & Record<string, unknown> };
};

test("an order that is asked for exists at once and is routed a moment later", async () => {
  const { body } = await post("/orders", {
    lines: [{ sku: "MUG", quantity: 2 }],
    shipTo: { name: "Ada Ω", address1: "1 Way", city: "Leeds", zip: "LS1", countryCode: "gb" },
    cod: true,
  });
  expect(body.ids).toEqual([expect.stringMatching(/^gid:\/\/shopify\/Order\/\d+$/)]);
  const { orders } = await get("/state");
  expect(orders).toMatchObject([{ id: body.ids[0], source: "control", displayFinancialStatus: "PENDING", countryCode: "GB" }]);
  await eventuallyHolds(async () =>
    expect((await get("/state"))["fulfillmentOrders"]).toMatchObject([{ orderId: body.ids[0], status: "OPEN", location: "Shop" }]),
  );
});

test("drawn orders are of what the fulfillment services have, and no thing is drawn more often than it is there", async () => {
  const { body } = await post("/orders", { count: 5, seed: 3 });
  expect(body.ids).toHaveLength(5);
  const drawn = body.ids.flatMap((id) => state.orders.get(Number(id.split("/").at(-1)))?.lines ?? []);
  for (const sku of ["MUG", "PLATE"])
    expect(drawn.filter((line) => line.sku === sku).reduce((sum, line) => sum + line.quantity, 0)).toBeLessThanOrEqual(10);
  expect((await post("/orders", { count: 500 })).body.error).toMatch(/There is stock for \d+ of 500 orders only/);
});

test.each([
  ["/orders", "{", 400, /not JSON/],
  ["/orders", {}, 400, /give either \{ "count"/],
  ["/orders", { count: 0 }, 400, /count: at least 1/],
  ["/orders", { lines: [] }, 400, /lines: at least one line/],
  ["/orders", { lines: [{ sku: "NOPE", quantity: 1 }] }, 400, /doesn't sell "NOPE".*MUG/],
  ["/clock", { advance: "yesterday" }, 400, /not an ISO 8601 duration/],
  ["/clock", { advance: "-PT1H" }, 400, /only goes forward/],
  ["/clock", {}, 400, /PT26H/],
  ["/privacy/everything", {}, 404, /There are: customers\/data_request/],
  ["/privacy/customers/redact", { customerId: 1 }, 400, /no customer 1/],
  ["/admin", {}, 400, /give { "query": an Admin GraphQL document/],
  ["/admin", { query: "{ shop { id } }", variables: 3 }, 400, /variables: an object of the document's variables/],
  ["/packer", { enabled: "yes" }, 400, /true or false/],
  ["/shipbob/dance", {}, 404, /don't 'dance'. They: reject, cancel/],
  ["/shipbob/hold", {}, 400, /reference: give the order's reference/],
  ["/shipbob/hold", { reference: "waybill-1-1" }, 404, /no order 'waybill-1-1' here/],
  ["/faults", { target: "fedex", kind: "500" }, 400, /target: one of shopify, shipbob, mail, sms, whatsapp/],
  ["/faults", { target: "shopify", kind: "flood" }, 400, /kind: one of timeout, 500/],
  ["/nothing", {}, 404, /There is no POST \/_control\/nothing. There are:/],
])("POST %s %j is answered with what to do", async (path, asked, status, message) => {
  const answer = await post(path, asked);
  expect(answer.status).toBe(status);
  expect(answer.body.error).toMatch(message);
});

test("faults stand until they are taken away", async () => {
  expect(
    (await post("/faults", { target: "shipbob", kind: "reset-after-effect", operation: "POST /order", rate: 0.2, seed: 7 })).status,
  ).toBe(200);
  expect((await get("/faults"))["faults"]).toMatchObject([{ kind: "reset-after-effect", rate: 0.2, struck: 0 }]);
  await fetch(`${origin}/faults`, { method: "DELETE" });
  expect((await get("/faults"))["faults"]).toEqual([]);
});

test("the life-cycle calls reach whom they are for", async () => {
  did.length = 0;
  await post("/packer", { enabled: false });
  await post("/tokens/expire", {});
  await post("/privacy/customers/data_request", {});
  await post("/uninstall", {});
  expect(did).toEqual(["packer false", "expire", "customers/data_request ", "uninstall"]);
});

test("the clock goes forward, and the ledger can be asked for by whom it is of", async () => {
  const before = state.now();
  expect((await post("/clock", { advance: "PT26H" })).status).toBe(200);
  expect(state.now() - before).toBeGreaterThanOrEqual(26 * 3_600_000);
  const { entries } = await get("/ledger?target=shopify");
  expect(entries).toContainEqual(expect.objectContaining({ effect: "order.placed" }));
  expect((await get("/ledger?target=shipbob"))["entries"]).toEqual([]);
  expect((await get("/ledger?target=amazon"))["error"]).toMatch(/no ledger of 'amazon'/);
});

test("codes that are named with an order are answered, each with what came of it", async () => {
  const { body } = await post("/orders", { lines: [{ sku: "MUG", quantity: 1 }], discountCodes: ["NONE"], checkoutToken: "c-1" });
  expect(body["discountCodes"]).toEqual([[{ code: "NONE", applicable: false, reason: "DISCOUNT_NOT_FOUND" }]]);
  expect([...state.orders.values()].at(-1)?.checkoutToken).toBe("c-1");
});

test("a changeset that the app signed is applied by a call, and a buyer who is done by another", async () => {
  expect(await post("/post-purchase", { token: "signed" })).toEqual({ status: 200, body: { applied: "signed" } });
  const { body } = await post("/orders", { lines: [{ sku: "MUG", quantity: 1 }] });
  expect(await post("/post-purchase/done", { order: body.ids[0] })).toEqual({ status: 200, body: { done: true } });
  expect((await post("/post-purchase/done", { order: "gid://shopify/Order/1" })).status).toBe(404);
  expect((await post("/post-purchase", {})).status).toBe(400);
});
