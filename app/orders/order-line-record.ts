import type { OrderLineFieldsFragment } from "#admin/order-line-fields.ts";
import { copiedTable } from "#app/shopify/copy/copied-table.ts";
import type { RowOf } from "#app/shopify/copy/copied-table.ts";
import { idText } from "#app/shopify/copy/id-text.ts";
import { minorUnits } from "#app/shopify/copy/minor-units.ts";
import { pgBoolean, pgInteger, pgString } from "#app/shopify/copy/pg-text.ts";

export const orderLineTable = copiedTable({
  name: "order_line",
  columns: {
    id: "bigint",
    orderId: "bigint",
    variantId: "bigint",
    productId: "bigint",
    sku: "text",
    title: "text",
    variantTitle: "text",
    quantity: "int",
    currentQuantity: "int",
    unitPrice: "bigint",
    originalTotal: "bigint",
    discountedTotal: "bigint",
    requiresShipping: "boolean",
    properties: "text",
    offerId: "uuid",
  },
  key: ["id"],
  parent: "orderId",
});

/** The row of a line of the order with this global id. `digits` are those of the shop's currency. */
export function orderLineFromAdmin(line: OrderLineFieldsFragment, order: string, digits: number): RowOf<typeof orderLineTable> {
  return {
    id: idText(line.id),
    orderId: idText(order),
    variantId: idText(line.variant?.id),
    productId: idText(line.product?.id),
    // A SKU of nothing but spaces is none.
    sku: pgString(line.sku?.trim() || null),
    title: pgString(line.title),
    variantTitle: pgString(line.variantTitle),
    quantity: pgInteger(line.quantity),
    currentQuantity: pgInteger(line.currentQuantity),
    unitPrice: minorUnits(line.originalUnitPriceSet.shopMoney.amount, digits),
    originalTotal: minorUnits(line.originalTotalSet.shopMoney.amount, digits),
    discountedTotal: minorUnits(line.discountedTotalSet.shopMoney.amount, digits),
    requiresShipping: pgBoolean(line.requiresShipping),
    properties: pgString(propertiesOf(line.customAttributes)),
    // A bundle is a line for each of its parts; what was said of it in the cart stands on what they came as.
    offerId: offerOf([...line.customAttributes, ...(line.lineItemGroup?.customAttributes ?? [])]),
  };
}

/** What the buyer asked for, as people read it. What begins with an underscore apps keep for themselves: Shopify shows it to nobody either. */
function propertiesOf(attributes: OrderLineFieldsFragment["customAttributes"]): string | null {
  const said = attributes.flatMap(({ key, value }) => {
    const [name, text] = [inOneLine(key), inOneLine(value ?? "")];
    return name.startsWith("_") || text === "" ? [] : [`${name}: ${text}`];
  });
  return said.length > 0 ? said.join("\n") : null;
}

/** The attribute with which our extensions put an offer into a cart. Anybody can write it: what it names need not exist. */
function offerOf(attributes: OrderLineFieldsFragment["customAttributes"]): string | null {
  const named = attributes.find(({ key }) => key === "_waybill_offer")?.value ?? "";
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(named) ? named : null;
}

const inOneLine = (text: string) => text.replace(/\s+/gu, " ").trim();
