import { refuse, type FulfillmentOrderError, type Refused } from "../../fulfillment-orders/refuse.ts";
import { checkMetafield } from "../../state/check-metafield.ts";
import { numericId } from "../../state/numeric-id.ts";
import type { VariantRecord } from "../../state/product-record.ts";
import type { ShopState } from "../../state/shop-state.ts";
import { isEmail, isPhone } from "../update-order.ts";
import type { LineInput, OrderCreateInput } from "./order-create-input.ts";

/** What is wrong with an order that is to be created, as Shopify says it; null when nothing is. */
export function checkOrderInput(state: ShopState, input: OrderCreateInput): Refused | null {
  if (input.customerId != null && input.customer != null)
    return refuse(["order"], "Customer fields are redundant", "REDUNDANT_CUSTOMER_FIELDS");
  const lines = input.lineItems ?? [];
  if (lines.length === 0) return refuse(["order", "lineItems"], "Line items must have at least one line item", "INVALID");
  for (const [index, line] of lines.entries()) {
    const handle = line.fulfillmentService;
    if (handle != null && !ownHandles.has(handle) && !state.fulfillmentServices.values().some((service) => service.handle === handle))
      return refuse(
        ["order", "lineItems", String(index), "fulfillmentService"],
        "Fulfillment service is invalid",
        "FULFILLMENT_SERVICE_INVALID",
      );
  }
  const wrong = lines.flatMap((line) => wrongWith(state, line));
  if (wrong.length > 0) return refused(["Order Line items is invalid", ["order"]], ...wrong.map((message) => [message, LINES] as const));
  if ((input.taxLines ?? []).length > 0 && lines.some(({ taxLines }) => (taxLines ?? []).length > 0))
    return refuse(["order", "taxLines"], "Tax lines must be associated with either order or line item but not both", "INVALID");
  if (input.email != null && !isEmail(input.email)) return refuse(["order", "email"], "Email is invalid", "INVALID");
  if (input.phone != null && !isPhone(input.phone)) return refuse(["order", "phone"], "Phone is invalid", "INVALID");
  const customer = input.customerId ?? input.customer?.toAssociate?.id ?? input.customer?.toUpsert?.id;
  if (customer != null && !state.customers.has(numericId(customer, "Customer") ?? 0))
    return refuse(["order", "customerId"], "Customer does not exist", "INVALID");
  if (input.fulfillment && !state.locations.has(numericId(input.fulfillment.locationId, "Location") ?? 0))
    return refuse(["order", "fulfillment", "locationId"], "Location does not exist", "INVALID");
  const fields = (input.metafields ?? []).flatMap((one, index) => checkMetafield({ ...one, ownerId: "" }, index, undefined, true));
  if (fields.length > 0) return refused(...fields.map(({ message, field }) => [message, ["order", ...field]] as [string, string[]]));
  return null;
}

/** The variant that a line names; null where the catalogue hasn't got it. */
export function findVariant(state: ShopState, { variantId }: Pick<LineInput, "variantId">): VariantRecord | null {
  return state.variants.get(numericId(variantId ?? "", "ProductVariant") ?? 0) ?? null;
}

const LINES = ["order", "lineItems"];

/** What the shop ships itself, and what Shopify sends by email. */
const ownHandles = new Set(["manual", "gift_card"]);

function wrongWith(state: ShopState, line: LineInput): string[] {
  const nameless = !line.title?.trim() && !findVariant(state, line);
  return [
    ...(nameless ? ["Line items Name can't be blank", "Line items Title can't be blank"] : []),
    ...(line.quantity <= 0 ? ["Line items Quantity must be greater than 0"] : []),
  ];
}

const refused = (...errors: (readonly [string, string[]])[]): Refused => ({
  outcome: "refused",
  errors: errors.map(([message, field]): FulfillmentOrderError => ({ field, message, code: "INVALID" })),
});
