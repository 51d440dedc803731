import { z } from "zod";
import { cutText } from "#app/platform/cut-text.ts";
import type { Message } from "#app/platform/messages/message.ts";
import type { PostalAddress } from "#app/orders/postal-address.ts";
import type { WarehouseOrder } from "../../warehouse-connection.ts";
import { orderedSkus } from "../../ordered-skus.ts";
import { shipBobWords } from "./messages.ts";

/** The body of `POST /order`, or why there is none. */
export type WrittenOrder = { outcome: "written"; body: Record<string, unknown> } | { outcome: "bad-address"; message: Message };

const asEmail = z.email();

/**
 * An order in ShipBob's words. Products are named by SKU alone: with a name ShipBob would make an empty product of a SKU that it does not
 * know, and the order would wait for stock that nobody sent. Lines of one SKU become one, numbered by its place (ordered-skus.ts).
 */
export function writeOrderRequest(order: WarehouseOrder, shippingMethod: string): WrittenOrder {
  const { shipTo } = order;
  const missing = [
    !shipTo.address1?.trim() && shipBobWords.message("a-street"),
    !shipTo.city?.trim() && shipBobWords.message("a-city"),
    !shipTo.countryCode?.trim() && shipBobWords.message("a-country"),
  ].filter((part) => part !== false);
  if (missing.length > 0) return { outcome: "bad-address", message: shipBobWords.message("address-needs", { missing }) };

  const tags = tagsOf(order.lines);
  const units = new Map<string, number>();
  for (const { sku, quantity } of order.lines) units.set(sku, (units.get(sku) ?? 0) + quantity);
  const email = asEmail.safeParse(shipTo.email);
  return {
    outcome: "written",
    body: {
      reference_id: order.reference,
      order_number: cutText(order.orderName, 400),
      purchase_date: order.placedAt,
      // "The delivery date requested by the source platform for the order in UTC": a day, and ShipBob writes days as their midnight.
      ...(order.deliverBy !== null && { requested_delivery_date: `${order.deliverBy}T00:00:00Z` }),
      ...(/^\d+$/.test(order.buildingId) && { location_id: Number(order.buildingId) }),
      shipping_method: shippingMethod,
      type: "DTC",
      ...(tags.length > 0 && { tags }),
      ...(order.giftMessage?.trim() && { gift_message: cutText(order.giftMessage.trim(), 500) }),
      recipient: {
        name: cutText(shipTo.name?.trim() || shipTo.company?.trim() || `Order ${order.orderName}`, 300),
        email: email.success ? email.data : null,
        phone_number: shipTo.phone?.slice(0, 50) ?? null,
        address: {
          address1: shipTo.address1,
          address2: shipTo.address2,
          city: shipTo.city,
          company_name: shipTo.company,
          country: shipTo.countryCode,
          state: shipTo.provinceCode,
          zip_code: shipTo.zip,
        },
      },
      products: orderedSkus(order.lines).map((sku, index) => ({
        reference_id: sku,
        name: null,
        quantity: units.get(sku) ?? 0,
        external_line_id: index + 1,
      })),
    },
  };
}

/** ShipBob has no place with a line for what its buyer asked for: it stands in the order's tags, which its people see, under the SKU. */
function tagsOf(lines: WarehouseOrder["lines"]) {
  return lines.flatMap(({ sku, properties }) =>
    !properties ? [] : [{ name: cutText(sku, 50), value: cutText(properties.replaceAll("\n", "; "), 500) }],
  );
}

/** A new address of a shipment in ShipBob's words; null when it lacks what ShipBob needs. */
export function writeAddressUpdate(shipTo: PostalAddress) {
  if (!shipTo.address1?.trim() || !shipTo.city?.trim() || !shipTo.countryCode?.trim()) return null;
  const email = asEmail.safeParse(shipTo.email);
  const name = shipTo.name?.trim() || shipTo.company?.trim();
  return {
    ...(name && { recipient_name: cutText(name, 300) }),
    company_name: shipTo.company,
    street_address1: shipTo.address1,
    street_address2: shipTo.address2,
    city: shipTo.city,
    state: shipTo.provinceCode,
    zip_code: shipTo.zip,
    country_code: shipTo.countryCode,
    phone_number: shipTo.phone?.slice(0, 50) ?? null,
    email: email.success ? email.data : null,
  };
}
