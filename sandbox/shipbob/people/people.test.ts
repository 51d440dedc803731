import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Temporal } from "temporal-polyfill";
import { createClock } from "../../clock.ts";
import { createLedger } from "../../ledger.ts";
import { createShipBob } from "../create-shipbob.ts";

const clock = createClock();
const shipBob = createShipBob({ clock, ledger: createLedger(clock), seed: 1 });
const { people } = shipBob;
let server: Server;
beforeAll(async () => {
  shipBob.setStock("MUG", 211, 100, "Mug");
  shipBob.setAutoShip(false);
  server = createServer((request, response) => void shipBob.handle(request, response));
  await new Promise<void>((resolve) => server.listen(0, resolve));
});
afterAll(() => {
  server.close();
  shipBob.stop();
  clock.stop();
});

function asks(path: string, body: object): Promise<Response> {
  return fetch(`http://localhost:${(server.address() as AddressInfo).port}/2026-01${path}`, {
    method: "POST",
    headers: { authorization: `Bearer ${shipBob.account.token}`, shipbob_channel_id: String(shipBob.account.channelId) },
    body: JSON.stringify(body),
  });
}

async function places(reference_id: string, quantity: number): Promise<number> {
  const answer = await asks("/order", {
    reference_id,
    shipping_method: "Standard",
    type: "DTC",
    recipient: { name: "Ada", address: { address1: "1 Way", city: "Leeds", country: "GB" } },
    products: [{ reference_id: "MUG", name: null, quantity, external_line_id: 1 }],
  });
  return answer.status;
}

const order = (reference: string) => {
  const found = shipBob.state().orders.find(({ reference_id }) => reference_id === reference);
  if (!found) throw new Error(`no order ${reference}`);
  return found;
};
const stock = (sku: string) => shipBob.state().stock.find((one) => one.sku === sku && one.fulfillmentCenterId === 211);

test("the next order is refused, and only that one", async () => {
  people.reject({ reason: "No thanks" });
  expect([await places("R-1", 1), await places("R-2", 1)]).toEqual([422, 201]);
  expect(() => people.reject({ reference: "R-2" })).toThrow("R-2 was imported already: cancel it, or send it to review.");
});

test("what was picked is called off by nobody but them", async () => {
  await places("P-1", 1);
  people.pick({ reference: "P-1" });
  expect(order("P-1").shipments[0]).toMatchObject({ status: "Processing" });
  const answer = await asks(`/order/${order("P-1").id}:cancel`, {});
  expect([answer.status, order("P-1").status]).toEqual([422, "Processing"]);
  people.cancel({ reference: "P-1" });
  expect(order("P-1").status).toBe("Cancelled");
});

test("what is shipped short leaves once, and what was not found is counted off its shelf", async () => {
  await places("S-1", 3);
  const before = stock("MUG");
  expect(() => people["ship-short"]({ reference: "S-1", lines: [{ sku: "MUG", quantity: 4 }] })).toThrow(/there are 3/);
  people["ship-short"]({ reference: "S-1", lines: [{ sku: "MUG", quantity: 1 }] });
  expect(order("S-1")).toMatchObject({ status: "Fulfilled", shipments: [{ status: "Completed" }] });
  expect(stock("MUG")).toMatchObject({ onHand: (before?.onHand ?? 0) - 3, committed: (before?.committed ?? 0) - 3 });
  expect(() => people.cancel({ reference: "S-1" })).toThrow(/has left, or was cancelled/);
});

test("a split leaves day by day", async () => {
  shipBob.setAutoShip(true);
  await places("D-1", 3);
  people.split({ reference: "D-1", shipments: [[{ sku: "MUG", quantity: 2 }], [{ sku: "MUG", quantity: 1 }]] });
  clock.advance(Temporal.Duration.from({ hours: 1 }));
  await expect.poll(() => order("D-1").status, { timeout: 5000 }).toBe("PartiallyFulfilled");
  clock.advance(Temporal.Duration.from({ hours: 24 }));
  await expect.poll(() => order("D-1").status, { timeout: 5000 }).toBe("Fulfilled");
  shipBob.setAutoShip(false);
});

test("what was put on hold ships after it is released, and no unit is promised twice", async () => {
  const before = stock("MUG");
  await places("H-1", 2);
  people.hold({ reference: "H-1", reason: "Box is too small" });
  expect(order("H-1")).toMatchObject({
    status: "Exception",
    shipments: [{ status: "OnHold", status_details: [{ description: "Box is too small" }] }],
  });
  people.release({ reference: "H-1" });
  expect(stock("MUG")?.committed).toBe((before?.committed ?? 0) + 2);
  people.ship({ reference: "H-1" });
  expect(stock("MUG")).toMatchObject({ onHand: (before?.onHand ?? 0) - 2, committed: before?.committed });
});

test("a merged product keeps the order's line", async () => {
  await places("W-1", 2);
  people["swap-sku"]({ reference: "W-1", from: "MUG", to: "MUG-NEW" });
  people.boxes({ reference: "W-1", trackingNumbers: ["A1", "A2"] });
  people.ship({ reference: "W-1" });
  expect(order("W-1")).toMatchObject({
    products: [{ sku: "MUG-NEW", external_line_id: 1 }],
    shipments: [{ products: [{ sku: "MUG-NEW" }], tracking: { tracking_number: "A1, A2" } }],
  });
  people["correct-tracking"]({ reference: "W-1", trackingNumber: "B1" });
  expect(order("W-1").shipments[0]?.tracking?.tracking_number).toBe("B1");
});

test("a product that is merged into itself is refused in words, and so is one that isn't on the order", async () => {
  await places("W-2", 1);
  expect(() => people["swap-sku"]({ reference: "W-2", from: "MUG", to: "MUG" })).toThrow(/the same product already.*another SKU/);
  expect(() => people["swap-sku"]({ reference: "W-2", from: "JUG", to: "MUG" })).toThrow("There is no JUG here of W-2.");
  expect(order("W-2")).toMatchObject({ products: [{ sku: "MUG" }] });
});

test("what comes back is on its shelf again three days later", async () => {
  await places("B-1", 5);
  people.ship({ reference: "B-1" });
  const before = stock("MUG")?.onHand ?? 0;
  people.return({ reference: "B-1" });
  expect(() => people.lose({ reference: "B-1" })).toThrow(/on its way/);
  clock.advance(Temporal.Duration.from({ hours: 73 }));
  await expect.poll(() => stock("MUG")?.onHand).toBe(before + 5);
  expect(order("B-1").shipments[0]?.delivery_date).toBeNull();
});
