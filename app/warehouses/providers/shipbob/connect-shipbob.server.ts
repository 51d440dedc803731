import { z } from "zod";
import type { PostalAddress } from "#app/orders/postal-address.ts";
import type {
  AddressAnswer,
  CancelAnswer,
  OrderAnswer,
  StockLevel,
  WarehouseConnection,
  WarehouseOrder,
} from "../../warehouse-connection.ts";
import { callProvider, expectAnswer, type ProviderApi } from "../call-provider.server.ts";
import type { Access } from "../provider.ts";
import { checkAccount } from "./check-account.server.ts";
import { findOrders } from "./find-orders.server.ts";
import { shipBobWords } from "./messages.ts";
import { readList } from "./read-list.server.ts";
import { readRejection } from "./read-rejection.ts";
import { readStock, ShipBobStock } from "./read-stock.ts";
import { ShipBobOrder } from "./shipbob-order.ts";
import { subscribe } from "./subscribe.server.ts";
import { writeAddressUpdate, writeOrderRequest } from "./write-order-request.ts";

/** The name of the shipping method that every account has. One that ShipBob doesn't know it would make, and ship as this. */
const SHIPPING_METHOD = "Standard";

/** ShipBob's API 2026-01 as a warehouse. Without a building its stock is that of all of them together. */
export function connectShipBob(access: Access<{ token: string }>): WarehouseConnection {
  const { credentials, buildingId, channelId, pace, patience } = access;
  const api: ProviderApi = {
    label: shipBobWords.message("label"),
    baseUrl: "https://api.shipbob.com/2026-01",
    headers: { authorization: `Bearer ${credentials.token}`, ...(channelId !== null && { shipbob_channel_id: channelId }) },
    pace,
    patience,
    limitHeaders: { left: "x-remaining-calls", wait: "x-retry-after" },
  };

  return {
    check: () => checkAccount(api, channelId),
    createOrder: (order) => createOrder(api, order),
    findOrder: async (reference) => (await findOrders(api, [reference]))[0],
    findOrders: (references) => findOrders(api, references),
    cancelOrder: (reference) => cancelOrder(api, reference),
    changeAddress: (reference, shipTo) => changeAddress(api, reference, shipTo),
    readStock: () => readAllStock(api, buildingId),
    readServices: () => readServices(api),
    subscribe: (url) => subscribe(api, credentials.token, url),
  };
}

/** What we read of each of `GET /shipping-method`. */
const ShipBobMethod = z.object({ name: z.string().nullish(), active: z.boolean().nullish() });
const METHODS = 250;

/** The shipping methods of the account, in pages that are told apart by their number alone. */
async function readServices(api: ProviderApi): Promise<string[]> {
  const names: string[] = [];
  for (let page = 1; ; page++) {
    const reply = await callProvider(api, {
      method: "GET",
      path: "/shipping-method",
      query: { Page: String(page), Limit: String(METHODS) },
    });
    const methods = expectAnswer(api, z.array(ShipBobMethod), reply, shipBobWords.message("shipping-methods"));
    names.push(...methods.flatMap(({ name, active }) => (active !== false && name?.trim() ? [name.trim()] : [])));
    if (methods.length < METHODS) return [...new Set(names)];
  }
}

/** Places an order. ShipBob refuses a reference that it knows, with the 422 of any other refusal: so it is asked whether it does. */
async function createOrder(api: ProviderApi, order: WarehouseOrder): Promise<OrderAnswer> {
  const request = writeOrderRequest(order, order.service ?? SHIPPING_METHOD);
  if (request.outcome === "bad-address") return { outcome: "rejected", reason: "bad-address", message: request.message };

  const reply = await callProvider(api, { method: "POST", path: "/order", body: request.body });
  if (reply.status === 422) {
    const known = await orderBy(api, order.reference);
    if (known) return { outcome: "accepted", warehouseOrderId: String(known.id) };
  }
  if (reply.status === 422 || reply.status === 400) return readRejection(reply.body, order);
  const created = expectAnswer(api, ShipBobOrder, reply, shipBobWords.message("new-order"));
  return { outcome: "accepted", warehouseOrderId: String(created.id) };
}

async function cancelOrder(api: ProviderApi, reference: string): Promise<CancelAnswer> {
  const known = await orderBy(api, reference);
  if (!known) return { outcome: "unknown-order" };
  if (known.status === "Cancelled") return { outcome: "cancelled" };

  const reply = await callProvider(api, { method: "POST", path: `/order/${known.id}:cancel` });
  if (reply.status === 404) return { outcome: "unknown-order" };
  const tooLate = { outcome: "too-late", message: shipBobWords.message("already-picked") } as const;
  if (reply.status === 400 || reply.status === 422) return tooLate;
  const { status } = expectAnswer(api, z.object({ status: z.string() }), reply, shipBobWords.message("cancellation"));
  return status === "Success" ? { outcome: "cancelled" } : tooLate;
}

/** Statuses of shipments that nobody at ShipBob sends anywhere any more. */
const OVER = ["Cancelled", "CancelledWithCharge"];

/** What ShipBob answers to a change of a shipment. */
const ShipBobChange = z.object({ is_success: z.boolean() });

/** Of an order each shipment has an address of its own. One that is on its way keeps its address: ShipBob says so in its answer, or with a 400. */
async function changeAddress(api: ProviderApi, reference: string, shipTo: PostalAddress): Promise<AddressAnswer> {
  const body = writeAddressUpdate(shipTo);
  if (body === null) return { outcome: "too-late", message: shipBobWords.message("address-incomplete") };
  const shipments = ((await orderBy(api, reference))?.shipments ?? []).filter(({ status }) => !OVER.includes(status));
  if (shipments.length === 0) return { outcome: "too-late", message: shipBobWords.message("no-shipment") };
  for (const { id } of shipments) {
    const reply = await callProvider(api, { method: "PUT", path: `/shipment/${id}:updateAddress`, body });
    const isRefused = [400, 404, 409, 422].includes(reply.status);
    if (isRefused || !expectAnswer(api, ShipBobChange, reply, shipBobWords.message("address")).is_success)
      return { outcome: "too-late", message: shipBobWords.message("address-fixed") };
  }
  return { outcome: "changed" };
}

async function orderBy(api: ProviderApi, reference: string): Promise<ShipBobOrder | undefined> {
  const reply = await callProvider(api, { method: "GET", path: "/order", query: { ReferenceIds: reference } });
  return expectAnswer(api, z.array(ShipBobOrder), reply, shipBobWords.message("orders")).find((order) => order.reference_id === reference);
}

async function readAllStock(api: ProviderApi, buildingId: string | null): Promise<readonly StockLevel[]> {
  const path = `/inventory-level/locations?PageSize=250${buildingId === null ? "" : `&LocationId=${encodeURIComponent(buildingId)}`}`;
  const { items } = await readList(api, path, ShipBobStock, shipBobWords.message("stock"));
  return readStock(items, buildingId);
}
