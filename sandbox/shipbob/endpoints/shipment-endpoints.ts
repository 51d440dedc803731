import { z } from "zod";
import type { Endpoint, ShipBobWorld } from "../endpoint.ts";
import type { ShipBobShipment } from "../shipbob-shipment.ts";
import { batchEndpoints } from "./batch-endpoints.ts";
import { found, ShipBobProblem } from "../shipbob-problem.ts";
import { viewShipment } from "../view-shipment.ts";

const timeline: Endpoint["answer"] = ({ params }, world) => ({
  status: 200,
  body: shipmentOf(params, world).shipment.log.map((entry) => ({
    log_type_id: entry.typeId,
    log_type_name: entry.name,
    log_type_text: entry.text,
    metadata: {},
    timestamp: entry.at,
  })),
});
const read: Endpoint["answer"] = ({ params }, world) => {
  const { order, shipment } = shipmentOf(params, world);
  return { status: 200, body: viewShipment(world.state, order, shipment) };
};
const cancel: Endpoint["answer"] = ({ params }, world) => {
  const { order, shipment } = shipmentOf(params, world);
  if (!world.life.cancel(order, shipment)) throw new ShipBobProblem(422, { errors: ["Shipment was already picked"] });
  return { status: 200, body: viewShipment(world.state, order, shipment) };
};

const Address = z.strictObject({
  street_address1: z.string().min(1),
  street_address2: z.string().nullish(),
  city: z.string().min(1),
  state: z.string().nullish(),
  zip_code: z.string().nullish(),
  country_code: z.string().nullish(),
  company_name: z.string().nullish(),
  recipient_name: z.string().nullish(),
  phone_number: z.string().nullish(),
  email: z.string().nullish(),
});
const updateAddress: Endpoint["answer"] = ({ params, body }, world) => {
  const { order, shipment } = shipmentOf(params, world);
  const asked = Address.safeParse(body);
  if (!asked.success) throw new ShipBobProblem(400, { errors: asked.error.issues.map(({ message }) => message) });
  if (shipment.picked || shipment.fulfilledAt !== null || shipment.status === "Cancelled")
    return {
      status: 200,
      body: { id: shipment.id, is_success: false, error: { code: "INVALID_STATE", message: "Shipment is picked or gone" } },
    };
  const { recipient } = order.request;
  const { street_address1: address1, street_address2: address2, city, state, zip_code, country_code, company_name } = asked.data;
  const address = {
    ...recipient.address,
    address1,
    address2,
    city,
    state,
    zip_code,
    country: country_code ?? recipient.address.country,
    company_name,
  };
  const { recipient_name, phone_number, email } = asked.data;
  order.request = { ...order.request, recipient: { ...recipient, name: recipient_name ?? recipient.name, phone_number, email, address } };
  world.life.hands.note(shipment, 614, "AddressUpdated", "Address was changed");
  return { status: 200, body: { id: shipment.id, is_success: true, error: null } };
};

/** Shipments by themselves or within their order, and where their parcels are. */
export const shipmentEndpoints: readonly Endpoint[] = [
  { method: "GET", path: "/shipment/{shipmentId}", scope: "orders_read", answer: read },
  { method: "GET", path: "/order/{orderId}/shipment/{shipmentId}", scope: "orders_read", answer: read },
  { method: "PUT", path: "/shipment/{shipmentId}:updateAddress", scope: "orders_write", answer: updateAddress },
  { method: "POST", path: "/shipment/{shipmentId}:cancel", scope: "orders_write", answer: cancel },
  { method: "POST", path: "/order/{orderId}/shipment/{shipmentId}:cancel", scope: "orders_write", answer: cancel },
  { method: "GET", path: "/shipment/{shipmentId}/timeline", scope: "orders_read", answer: timeline },
  { method: "GET", path: "/order/{orderId}/shipment/{shipmentId}/timeline", scope: "orders_read", answer: timeline },
  { method: "GET", path: "/shipment/{shipmentId}/logs", scope: "orders_read", answer: timeline },
  { method: "GET", path: "/order/{orderId}/shipment/{shipmentId}/logs", scope: "orders_read", answer: timeline },
  ...batchEndpoints,
  {
    method: "GET",
    path: "/order/{orderId}/shipment",
    scope: "orders_read",
    answer({ params }, { state }) {
      const order = found(state.orders, params.orderId);
      return { status: 200, body: order.shipments.map((shipment) => viewShipment(state, order, shipment)) };
    },
  },
  {
    method: "GET",
    path: "/shipments-tracking",
    scope: "tracking_read",
    answer({ query }, { state }) {
      const ids = listOf(query, "ShipmentIds").map(Number);
      const tracked = ids.flatMap((id) => state.shipments.get(id) ?? []).filter(isTracked);
      return { status: 200, body: tracked.map((shipment) => ({ ...viewTracking(shipment), shipment_id: shipment.id })) };
    },
  },
  {
    method: "GET",
    path: "/tracking",
    scope: "tracking_read",
    answer({ query }, { state }) {
      const numbers = new Set(listOf(query, "TrackingIds"));
      const tracked = [...state.shipments.values()].filter(isTracked).filter(({ tracking }) => numbers.has(tracking.number));
      return { status: 200, body: tracked.map(viewTracking) };
    },
  },
];

type Tracked = ShipBobShipment & { tracking: NonNullable<ShipBobShipment["tracking"]> };

const isTracked = (shipment: ShipBobShipment): shipment is Tracked => shipment.tracking !== null;

function viewTracking({ tracking, history, updatedAt }: Tracked) {
  const [latest] = history;
  return {
    carrier: tracking.carrier,
    carrier_message: latest?.message ?? null,
    carrier_tracking_number: tracking.number,
    tracking_id: tracking.number,
    public_tracking_url: tracking.url,
    service: tracking.service,
    eta: null,
    last_updated: latest?.at ?? updatedAt,
    location: latest?.location ?? null,
    message: latest?.message ?? null,
    status: latest?.status ?? null,
    substatus: latest?.substatus ?? null,
    history: history.map((scan) => ({
      status: scan.status,
      substatus: scan.substatus,
      message: scan.message,
      carrier_message: scan.message,
      location: scan.location,
      timestamp: scan.at,
    })),
  };
}

function listOf(query: URLSearchParams, name: string): string[] {
  const items = query.getAll(name).flatMap((value) => value.split(","));
  if (items.length < 1 || items.length > 25) throw new ShipBobProblem(400, { [name]: ["Between 1 and 25 ids are required."] });
  return items;
}

function shipmentOf(params: Record<string, string>, { state }: ShipBobWorld) {
  const shipment = state.shipments.get(Number(params.shipmentId));
  const order = shipment && state.orders.get(shipment.orderId);
  if (!shipment || !order || (params.orderId !== undefined && Number(params.orderId) !== order.id)) throw new ShipBobProblem(404, null);
  return { shipment, order };
}
