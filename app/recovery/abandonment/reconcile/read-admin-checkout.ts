import type { CheckoutsToKeepQuery } from "#admin/checkouts-to-keep.ts";
import { idOf } from "#app/shopify/gid.ts";
import type { AbandonedLine } from "../abandoned-line.ts";
import { type CartSignal, languageTag, silentSignal } from "../cart-signal.ts";
import { minorOf } from "../read-webhook-lines.ts";

type Node = CheckoutsToKeepQuery["nodes"][number];
type Checkout = Extract<Node, { id: string }>;

export const isAdminCheckout = (node: Node): node is Checkout => node !== null && "lineItems" in node;

/**
 * What the Admin API says of an abandoned checkout. It knows no token; who its buyer is stands in our copy of the shop's customers. Neither its
 * address nor its link is asked for: Shopify withholds them, and answers an error where it does.
 */
export function readAdminCheckout(
  { id, createdAt, updatedAt, completedAt, discountCodes, customer, lineItems }: Checkout,
  shopCurrency: string,
): CartSignal {
  const lines = lineItems.nodes.map(lineOf);
  return {
    ...silentSignal,
    kind: "checkout",
    tokens: [`checkout-id:${String(idOf(id))}`],
    at: new Date(updatedAt),
    beganAt: new Date(createdAt),
    lines,
    isRough: true,
    currency: lineItems.nodes[0]?.originalUnitPriceSet.shopMoney.currencyCode ?? shopCurrency,
    customerId: customer ? idOf(customer.id) : null,
    language: languageTag(customer?.locale),
    discountCodes,
    checkout: { id: idOf(id), updatedAt: new Date(updatedAt) },
    ending: completedAt === null ? null : "completed",
  };
}

function lineOf(line: Checkout["lineItems"]["nodes"][number]): AbandonedLine {
  const { shopMoney, presentmentMoney: shown } = line.originalUnitPriceSet;
  return {
    variantId: line.variant ? String(idOf(line.variant.id)) : null,
    productId: line.product ? String(idOf(line.product.id)) : null,
    sku: line.sku || null,
    title: line.title ?? "",
    variantTitle: line.variantTitle || null,
    quantity: Math.max(1, line.quantity),
    unitPrice: minorOf(shopMoney.amount, shopMoney.currencyCode),
    shown: { minor: minorOf(shown.amount, shown.currencyCode), currency: shown.currencyCode },
    listPrice: null,
    sellingPlanId: null,
    properties: Object.fromEntries(line.customAttributes.map(({ key, value }) => [key, value ?? ""])),
  };
}
