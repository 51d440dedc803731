import { discountStatus, type DiscountRecord } from "../discount-record.ts";
import { isShippedTo } from "./apply-together.ts";
import type { CodeRefusal, DiscountableCart } from "./cart.ts";
import { isAmong, isForPurchase } from "./entitled.ts";

/** Why a discount is not for a cart, whatever other discounts there are; nothing where it is. `uses` are those of the code that was given. */
export function whyNotFor(discount: DiscountRecord, cart: DiscountableCart, uses = 0): CodeRefusal | undefined {
  const { terms } = discount;
  if (discountStatus(terms, cart.now) !== "ACTIVE") return "DISCOUNT_CURRENTLY_INACTIVE";
  if (terms.usageLimit !== null && uses >= terms.usageLimit) return "DISCOUNT_USAGE_LIMIT_REACHED";
  if (terms.buyers !== "all") {
    if (cart.customerId === null) return "DISCOUNT_ELIGIBLE_CUSTOMER_MISSING";
    if (!terms.buyers.customerIds.includes(cart.customerId)) return "DISCOUNT_CUSTOMER_NOT_ELIGIBLE";
  }
  if (terms.oncePerCustomer && cart.customerId !== null && discount.usedBy.includes(cart.customerId))
    return "DISCOUNT_CUSTOMER_USAGE_LIMIT_REACHED";
  return whyNoLines(discount, cart);
}

function whyNoLines({ terms }: DiscountRecord, { lines, shipping }: DiscountableCart): CodeRefusal | undefined {
  const bought = lines.filter((line) => isForPurchase(terms, line));
  if (bought.length === 0) return lines.length > 0 ? "DISCOUNT_INCOMPATIBLE_PURCHASE_TYPE" : "DISCOUNT_NO_ENTITLED_LINE_ITEMS";
  if (terms.kind === "freeShipping") {
    const dear = shipping && terms.maximumMinor !== null && shipping.priceMinor > terms.maximumMinor;
    if (shipping && (dear || !isShippedTo(terms, shipping.countryCode))) return "DISCOUNT_NO_ENTITLED_SHIPPING_LINES";
  }
  const items = terms.kind === "basic" ? terms.items : terms.kind === "bxgy" ? terms.gets.items : null;
  const entitled = items ? bought.filter((line) => isAmong(items, line)) : bought;
  if (entitled.length === 0) return "DISCOUNT_NO_ENTITLED_LINE_ITEMS";
  const { minimum } = terms;
  if (minimum?.kind === "quantity" && entitled.reduce((sum, { quantity }) => sum + quantity, 0) < minimum.quantity)
    return "DISCOUNT_QUANTITY_NOT_IN_RANGE";
  if (minimum?.kind === "subtotal" && entitled.reduce((sum, line) => sum + line.unitMinor * line.quantity, 0) < minimum.minor)
    return "DISCOUNT_PURCHASE_NOT_IN_RANGE";
  return undefined;
}
