import { z } from "zod";
import type { Endpoint } from "../endpoint.ts";
import { parseBody } from "../parse-body.ts";

const Ids = z.array(z.int32()).min(1);
const Cancellation = z.strictObject({ shipment_ids: Ids });
const Upload = z.strictObject({ shipment_ids: Ids, is_tracking_uploaded: z.boolean() });

/** Many shipments at once, each with its own outcome; and what one of them holds. */
export const batchEndpoints: readonly Endpoint[] = [
  {
    method: "POST",
    path: "/shipment:batchCancel",
    scope: "orders_write",
    needsChannel: true,
    answer({ body }, { state, life }) {
      const results = parseBody(Cancellation, body).shipment_ids.map((shipment_id) => {
        const shipment = state.shipments.get(shipment_id);
        const order = shipment && state.orders.get(shipment.orderId);
        const reason = !order ? "Shipment does not exist" : life.cancel(order, shipment) ? null : "Shipment was already picked";
        return { shipment_id, action: "Cancel", is_success: reason === null, reason };
      });
      return { status: 200, body: { results } };
    },
  },
  {
    method: "POST",
    path: "/shipment:batchUpdateTrackingUpload",
    scope: "orders_write",
    answer({ body }, { state }) {
      const { shipment_ids, is_tracking_uploaded } = parseBody(Upload, body);
      const results = shipment_ids.map((shipmentId) => {
        const shipment = state.shipments.get(shipmentId);
        if (shipment) shipment.trackingUploaded = is_tracking_uploaded;
        const error = shipment ? null : { code: "NOT_FOUND", message: "Shipment not found" };
        return { shipmentId, isSuccess: error === null, ...(error && { error }) };
      });
      const successful = results.filter(({ isSuccess }) => isSuccess).length;
      return { status: 200, body: { results, summary: { total: results.length, successful, failed: results.length - successful } } };
    },
  },
  {
    method: "GET",
    path: "/shipment/{shipmentId}:getLineItems",
    scope: "orders_read",
    answer({ params }, { state }) {
      const shipment = state.shipments.get(Number(params.shipmentId));
      if (!shipment) return { status: 404, body: { code: "NOT_FOUND", message: "Shipment not found" } };
      const lines = shipment.lines.flatMap(({ productId, quantity }) => {
        const product = state.productsById.get(productId);
        return product ? [{ product, quantity }] : [];
      });
      return {
        status: 200,
        body: lines.map(({ product, quantity }) => ({
          inventory_id: product.inventoryId,
          product_variant: { id: product.variantId, name: product.name, sku: product.sku },
          quantity,
          committed_quantity: shipment.reserved ? quantity : 0,
          is_hazmat: false,
          is_lot: false,
          serial_numbers: [],
        })),
      };
    },
  },
];
