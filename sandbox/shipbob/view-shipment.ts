import { fulfillmentCenters } from "./fulfillment-centers.ts";
import type { ShipBobOrder } from "./shipbob-order.ts";
import type { ShipBobShipment } from "./shipbob-shipment.ts";
import type { ShipBobState } from "./shipbob-state.ts";

/** The contract's `ShipmentViewModel`; also what the shipment webhooks carry. */
export function viewShipment(state: ShipBobState, order: ShipBobOrder, shipment: ShipBobShipment) {
  const { request } = order;
  const center = fulfillmentCenters.find(({ id }) => id === shipment.centerId);
  const units = shipment.lines.reduce((sum, line) => sum + line.quantity, 0);
  return {
    id: shipment.id,
    order_id: order.id,
    reference_id: request.reference_id,
    status: shipment.status,
    status_details: shipment.details.map((detail) => ({
      id: detail.id,
      name: detail.name,
      description: detail.description,
      inventory_id: detail.inventoryId,
      exception_fulfillment_center_id: shipment.centerId,
      extra_information: { validation_messages: [detail.description] },
    })),
    created_date: shipment.createdAt,
    last_update_at: shipment.updatedAt,
    last_tracking_update_at: shipment.history[0]?.at ?? null,
    actual_fulfillment_date: shipment.fulfilledAt,
    delivery_date: shipment.deliveredAt,
    estimated_fulfillment_date: null,
    estimated_fulfillment_date_status: shipment.fulfilledAt ? "FulfilledOnTime" : "PendingOnTime",
    gift_message: request.gift_message ?? null,
    insurance_value: null,
    invoice_amount: null,
    invoice_currency_code: null,
    is_tracking_uploaded: shipment.trackingUploaded,
    location: { id: shipment.centerId, name: center?.name ?? null },
    measurements: { depth_in: 4, length_in: 12, width_in: 9, total_weight_oz: 8 * units },
    package_material_type: "Box",
    parent_cartons: [],
    products: shipment.lines.map(({ productId, quantity }) => {
      const product = state.productsById.get(productId);
      return {
        id: productId,
        name: product?.name ?? null,
        reference_id: product?.sku ?? null,
        sku: product?.sku ?? null,
        inventory_items: [
          {
            id: product?.inventoryId ?? 0,
            name: product?.name ?? null,
            quantity,
            quantity_committed: quantity,
            is_dangerous_goods: false,
            lot: null,
            expiration_date: null,
            serial_numbers: null,
          },
        ],
      };
    }),
    recipient: {
      name: request.recipient.name,
      full_name: request.recipient.name,
      email: request.recipient.email ?? null,
      phone_number: request.recipient.phone_number ?? null,
      address: request.recipient.address,
    },
    require_signature: false,
    ship_option: request.shipping_method,
    ...(shipment.tracking && {
      tracking: {
        carrier: shipment.tracking.carrier,
        carrier_service: shipment.tracking.service,
        tracking_number: shipment.tracking.number,
        tracking_url: shipment.tracking.url,
        shipping_date: shipment.fulfilledAt,
        bol: null,
        pro_number: null,
        scac: null,
      },
    }),
  };
}
