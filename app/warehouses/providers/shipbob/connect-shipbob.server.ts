import { z } from "zod";
import type { CancelAnswer, OrderAnswer, StockLevel, WarehouseConnection, WarehouseOrder } from "../../warehouse-connection.ts";
import { WarehouseFault } from "../../warehouse-fault.ts";
import { callShipBob, type ShipBobCaller, type ShipBobPatience } from "./call-shipbob.server.ts";
import { checkShipBob } from "./check-shipbob.server.ts";
import { expectAnswer } from "./expect-answer.ts";
import { findShipBobOrders } from "./find-shipbob-orders.server.ts";
import { paceOfAccount } from "./pace-of-account.server.ts";
import { readRejection } from "./read-rejection.ts";
import { readStock } from "./read-stock.ts";
import type { RequestPace } from "./request-pace.server.ts";
import { ShipBobOrder } from "./shipbob-order.ts";
import { ShipBobStockPage } from "./shipbob-stock-page.ts";
import { subscribeToShipBob } from "./subscribe-to-shipbob.server.ts";
import { writeOrderRequest } from "./write-order-request.ts";

export type ShipBobAccess = {
  /** A personal access token of the merchant's. */
  token: string;
  /** The channel that orders are placed under; unknown until the merchant chose one. */
  channelId: string | null;
  /** The location whose stock is read; all of them together when none is chosen. */
  buildingId: string | null;
  baseUrl?: string;
  /** The name of the merchant's shipping method at ShipBob. */
  shippingMethod?: string;
  /** Given by tests; otherwise shared by all connections to the account. */
  pace?: RequestPace;
  /** Otherwise a write waits 30 s for its turn, a read 90 s (a large catalogue takes more than a minute's budget), and either 15 s for its answer. */
  patienceMs?: ShipBobPatience;
};

/** ShipBob's API 2026-01 as a warehouse (developer.shipbob.com). */
export function connectShipBob(access: ShipBobAccess): WarehouseConnection {
  const baseUrl = access.baseUrl ?? "https://api.shipbob.com";
  const caller: ShipBobCaller = {
    baseUrl,
    token: access.token,
    channelId: access.channelId,
    pace: access.pace ?? paceOfAccount(baseUrl, access.token),
    patienceMs: access.patienceMs ?? { read: 90_000, write: 30_000, answer: 15_000 },
  };
  const findOrder = async (reference: string) => (await findShipBobOrders(caller, [reference]))[0];

  return {
    check: () => checkShipBob(caller),
    createOrder: (order) => createOrder(caller, order, access.shippingMethod ?? "Standard"),
    findOrder,
    findOrders: (references) => findShipBobOrders(caller, references),
    cancelOrder: (reference) => cancelOrder(caller, reference),
    readStock: () => readAllStock(caller, access.buildingId),
    subscribe: (url) => subscribeToShipBob(caller, url),
  };
}

/** Places an order. ShipBob refuses a reference that it knows, with the 422 of any other refusal: so it is asked whether it does. */
async function createOrder(caller: ShipBobCaller, order: WarehouseOrder, shippingMethod: string): Promise<OrderAnswer> {
  const request = writeOrderRequest(order, shippingMethod);
  if (request.outcome === "bad-address") return { outcome: "rejected", reason: "bad-address", message: request.message };

  const reply = await callShipBob(caller, { method: "POST", path: "/order", body: request.body });
  if (reply.status === 422) {
    const known = await orderBy(caller, order.reference);
    if (known) return { outcome: "accepted", warehouseOrderId: String(known.id) };
  }
  if (reply.status === 422 || reply.status === 400) return readRejection(reply.body, order);
  const created = expectAnswer(ShipBobOrder, reply, "a new order");
  return { outcome: "accepted", warehouseOrderId: String(created.id) };
}

async function cancelOrder(caller: ShipBobCaller, reference: string): Promise<CancelAnswer> {
  const known = await orderBy(caller, reference);
  if (!known) return { outcome: "unknown-order" };
  if (known.status === "Cancelled") return { outcome: "cancelled" };

  const reply = await callShipBob(caller, { method: "POST", path: `/order/${known.id}:cancel` });
  if (reply.status === 404) return { outcome: "unknown-order" };
  const tooLate = { outcome: "too-late", message: "ShipBob has already picked this order" } as const;
  if (reply.status === 400 || reply.status === 422) return tooLate;
  const { status } = expectAnswer(z.object({ status: z.string() }), reply, "a cancellation");
  return status === "Success" ? { outcome: "cancelled" } : tooLate;
}

async function orderBy(caller: ShipBobCaller, reference: string): Promise<ShipBobOrder | undefined> {
  const reply = await callShipBob(caller, { method: "GET", path: "/order", query: { ReferenceIds: reference } });
  return expectAnswer(z.array(ShipBobOrder), reply, "orders").find((order) => order.reference_id === reference);
}

async function readAllStock(caller: ShipBobCaller, buildingId: string | null): Promise<readonly StockLevel[]> {
  const items: NonNullable<ShipBobStockPage["items"]> = [];
  const seen = new Set<string>();
  let path: string | null =
    `/inventory-level/locations?PageSize=250${buildingId === null ? "" : `&LocationId=${encodeURIComponent(buildingId)}`}`;
  while (path) {
    if (seen.has(path)) throw new WarehouseFault("nonsense", "ShipBob's pages of stock go round in a circle.");
    seen.add(path);
    const page: ShipBobStockPage = expectAnswer(ShipBobStockPage, await callShipBob(caller, { method: "GET", path }), "stock");
    items.push(...(page.items ?? []));
    path = page.next ?? null;
  }
  return readStock(items, buildingId);
}
