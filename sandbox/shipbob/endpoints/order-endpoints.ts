import { z } from "zod";
import type { Endpoint, ShipBobWorld } from "../endpoint.ts";
import { findOrders } from "./find-orders.ts";
import { fulfillmentCenters } from "../fulfillment-centers.ts";
import { OrderRequest } from "../order-request.ts";
import { parseBody } from "../parse-body.ts";
import { readQuery } from "../read-query.ts";
import type { ShipBobOrder } from "../shipbob-order.ts";
import { found, ShipBobProblem } from "../shipbob-problem.ts";
import { THE_NEXT } from "../people/at-import.ts";
import { viewOrder } from "../view-order.ts";

const EstimateRequest = z.object({
  address: z.object({ country: z.string().min(1) }),
  products: z.array(z.object({ id: z.int32().nullish(), reference_id: z.string().nullish(), quantity: z.int32().min(1).max(199) })).min(1),
  shipping_methods: z.array(z.string()).nullish(),
});

/** Orders: place, list, read, cancel, estimate. */
export const orderEndpoints: readonly Endpoint[] = [
  {
    method: "POST",
    path: "/order",
    scope: "orders_write",
    needsChannel: true,
    answer({ body }, world) {
      const request = parseBody(OrderRequest, body);
      const { state, account, clock, ledger, life } = world;
      if (state.ordersByReference.has(request.reference_id))
        throw new ShipBobProblem(422, { errors: [`Cannot insert order with existing ReferenceId ${request.reference_id}`] });
      if (request.location_id != null && !fulfillmentCenters.some(({ id }) => id === request.location_id))
        throw new ShipBobProblem(422, { location_id: [`Location ${request.location_id} is not available to this account`] });

      refuseAsTold(world, request.reference_id);

      const order: ShipBobOrder = {
        id: state.nextId(),
        channelId: account.channelId,
        createdAt: clock.now().toString(),
        request,
        lines: request.products.map((line) => ({
          productId: productOf(line, world),
          quantity: line.quantity,
          externalLineId: line.external_line_id ?? null,
          unitPrice: ("unit_price" in line ? line.unit_price : null) ?? null,
        })),
        shipments: [],
      };
      state.orders.set(order.id, order);
      state.ordersByReference.set(request.reference_id, order);
      ledger.record({ target: "shipbob", effect: "order.created", reference: request.reference_id, detail: { orderId: order.id } });
      life.accept(order, request.location_id ?? null);
      return { status: 201, body: viewOrder(state, account, order) };
    },
  },
  {
    method: "GET",
    path: "/order",
    scope: "orders_read",
    answer({ query }, { state, account }) {
      const found = findOrders(query, state);
      if (query.get("SortOrder")?.toLowerCase() === "newest") found.reverse();
      const read = readQuery(query);
      const limit = read.inRange("Limit", 50, 1, 250);
      const page = read.inRange("Page", 1, 1, 2 ** 31 - 1);
      return {
        status: 200,
        headers: { "total-count": String(found.length), "total-pages": String(Math.ceil(found.length / limit)) },
        body: found.slice((page - 1) * limit, page * limit).map((order) => viewOrder(state, account, order)),
      };
    },
  },
  {
    method: "GET",
    path: "/order/{orderId}",
    scope: "orders_read",
    answer: ({ params }, world) => ({ status: 200, body: viewOrder(world.state, world.account, orderOf(params, world)) }),
  },
  {
    method: "POST",
    path: "/order/{orderId}:cancel",
    scope: "orders_write",
    answer({ params }, world) {
      const order = orderOf(params, world);
      const results = order.shipments.map((shipment) => {
        const done = world.life.cancel(order, shipment);
        return { shipment_id: shipment.id, action: "Cancel", is_success: done, reason: done ? null : "Shipment was already picked" };
      });
      const successes = results.filter((result) => result.is_success).length;
      if (successes === 0) throw new ShipBobProblem(422, { errors: ["Order cannot be cancelled: every shipment was already picked"] });
      world.ledger.record({
        target: "shipbob",
        effect: "order.cancelled",
        reference: order.request.reference_id,
        detail: { orderId: order.id },
      });
      return {
        status: 200,
        body: {
          order_id: order.id,
          order: viewOrder(world.state, world.account, order),
          status: successes === results.length ? "Success" : "PartialSuccess",
          canceled_shipment_results: results,
        },
      };
    },
  },
  {
    method: "POST",
    path: "/order:estimate",
    scope: "orders_read",
    needsChannel: true,
    answer({ body }, { state }) {
      const request = parseBody(EstimateRequest, body);
      const country = request.address.country.toUpperCase();
      const units = request.products.reduce((sum, line) => sum + line.quantity, 0);
      const known = request.products.every((line) =>
        line.id != null ? state.productsById.has(line.id) : state.products.has(line.reference_id ?? ""),
      );
      if (!known) throw new ShipBobProblem(422, { errors: ["Estimates cannot be returned for items that are unknown"] });
      const center = fulfillmentCenters.find(({ serves }) => serves.includes(country)) ?? fulfillmentCenters[0];
      return {
        status: 200,
        body: {
          estimates: (request.shipping_methods ?? ["Standard"]).map((shipping_method) => ({
            shipping_method,
            estimated_currency_code: "USD",
            estimated_price: Math.round((5.2 + 0.35 * units + (center?.serves[0] === country ? 0 : 6)) * 100) / 100,
            fulfillment_center: { id: center?.id ?? 0, name: center?.name ?? null },
            total_weight_oz: 8 * units,
          })),
        },
      };
    },
  },
];

/** The product of an order's line. A new reference with a name makes a new product, without stock; without one it is refused. */
function productOf(line: OrderRequest["products"][number], { state, clock }: ShipBobWorld): number {
  if ("id" in line) {
    if (!state.productsById.has(line.id)) throw new ShipBobProblem(422, { errors: [`Product ${line.id} does not exist`] });
    return line.id;
  }
  const known = state.products.get(line.reference_id);
  if (known) return known.id;
  if (!line.name)
    throw new ShipBobProblem(422, {
      errors: [`Product with reference_id '${line.reference_id}' does not exist; name is required to create it`],
    });
  return state.addProduct(line.reference_id, line.name, clock.now().toString()).id;
}

/** Somebody there has said that it is not to be imported: said of one order, or of the next. */
function refuseAsTold({ state, ledger }: ShipBobWorld, reference: string): void {
  for (const which of [reference, THE_NEXT]) {
    const reason = state.refusals.get(which);
    if (reason === undefined) continue;
    if (which === THE_NEXT) state.refusals.delete(which);
    ledger.record({ target: "shipbob", effect: "order.refused", reference, detail: { reason } });
    throw new ShipBobProblem(422, { errors: [reason] });
  }
}

function orderOf(params: Record<string, string>, { state }: ShipBobWorld): ShipBobOrder {
  return found(state.orders, params.orderId);
}
