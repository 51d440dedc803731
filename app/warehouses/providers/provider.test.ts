import { expect, test } from "vitest";
import { z } from "zod";
import { verbatim } from "#app/platform/messages/message.ts";
import type { WarehouseConnection, WarehouseShipment } from "../warehouse-connection.ts";
import { takesOrdersOnly } from "../warehouse-examples.ts";
import { defineProvider } from "./provider.ts";
import { USUAL_PATIENCE } from "./call-provider.server.ts";
import { createRequestPace } from "./request-pace.server.ts";

const hostile: WarehouseShipment = {
  warehouseShipmentId: "1",
  status: "on-hold",
  problem: verbatim("Held <b>back</b>\0"),
  lines: [{ sku: "MUG", quantity: 1 }],
  carrier: '<img src=x onerror="alert(1)">Royal\nMail',
  trackingNumber: "<i>RM1</i>",
  trackingUrl: "javascript:alert(1)",
  shippedAt: "-000044-03-15T00:00:00Z",
  deliveredAt: "2026-11-26T03:00:00Z",
  events: [
    { status: "IN_TRANSIT", happenedAt: "+012026-11-26T03:00:00Z", message: null },
    { status: "IN_TRANSIT", happenedAt: "2026-11-26T03:00:00Z", message: "Depot \ud800" },
  ],
};

const harmless: WarehouseShipment = {
  ...hostile,
  problem: verbatim("Held <b>back</b>\ufffd"),
  carrier: "Royal Mail",
  trackingNumber: "RM1",
  trackingUrl: null,
  shippedAt: null,
  events: [{ status: "IN_TRANSIT", happenedAt: "2026-11-26T03:00:00Z", message: "Depot \ufffd" }],
};

const order = { reference: "WB-1", warehouseOrderId: "1", status: "processing" as const, shipments: [hostile] };
const unasked = () => Promise.reject(new Error("not asked"));
const connection: WarehouseConnection = {
  check: unasked,
  createOrder: unasked,
  cancelOrder: unasked,
  changeAddress: unasked,
  readStock: unasked,
  readServices: unasked,
  subscribe: unasked,
  findOrder: (reference) => Promise.resolve(reference === "WB-1" ? order : undefined),
  findOrders: () => Promise.resolve([order]),
};

const provider = defineProvider({
  kind: "hostile",
  label: verbatim("Hostile"),
  about: verbatim("About"),
  invitation: verbatim("Connect"),
  usualCutOff: "14:00",
  capabilities: takesOrdersOnly,
  credentials: z.object({}),
  fields: {},
  requestsPerMinute: 60,
  calls: {
    verify: () => ({ outcome: "refused", reason: "bad-signature" }),
    read: (topic) => (topic === "told" ? { outcome: "shipment", reference: "WB-1", shipment: hostile } : { outcome: "not-ours" }),
  },
  connect: () => connection,
});

test("what any provider says of a shipment is harmless once it is in: asked for, looked up in a list, or told by a call", async () => {
  const pace = createRequestPace(60);
  const opened = provider.connect({ credentials: {}, buildingId: null, channelId: null, pace, patience: USUAL_PATIENCE });

  expect(await opened.findOrder("WB-1")).toEqual({ ...order, shipments: [harmless] });
  expect(await opened.findOrders(["WB-1"])).toEqual([{ ...order, shipments: [harmless] }]);
  expect(provider.calls?.read("told", "")).toEqual({ outcome: "shipment", reference: "WB-1", shipment: harmless });
});

test("what is not about a shipment passes as it is", async () => {
  const pace = createRequestPace(60);
  const opened = provider.connect({ credentials: {}, buildingId: null, channelId: null, pace, patience: USUAL_PATIENCE });

  expect(await opened.findOrder("WB-2")).toBeUndefined();
  expect(provider.calls?.read("other", "")).toEqual({ outcome: "not-ours" });
});
