import type { CartRecord } from "./cart.ts";
import type { PricedCart, PricedLine } from "./price-cart.ts";
import { pictureOf } from "./product-facts.ts";
import type { Allocation } from "./take-off.ts";

/** A cart as `/cart.js` and Liquid tell it. Money is minor units of the buyer's currency. */
export function cartFacts(cart: CartRecord, priced: PricedCart) {
  return {
    token: cart.token,
    note: cart.note,
    attributes: cart.attributes,
    original_total_price: priced.originalMinor,
    total_price: priced.totalMinor,
    total_discount: priced.discountMinor,
    total_weight: priced.lines.reduce((grams, { variant, quantity }) => grams + variant.grams * quantity, 0),
    item_count: priced.units,
    items: priced.lines.map(lineFacts),
    requires_shipping: priced.lines.some(({ variant }) => variant.requiresShipping),
    currency: priced.currency,
    items_subtotal_price: priced.lines.reduce((total, { totalMinor }) => total + totalMinor, 0),
    cart_level_discount_applications: priced.orderDiscounts.map(application),
    discount_codes: priced.codes,
  };
}

/** One line of a cart, as the cart's calls answer it. */
export function lineFacts(line: PricedLine) {
  const { variant, quantity } = line;
  const { product } = variant;
  const isOnly = variant.title === "Default Title";
  const off = line.originalMinor - line.totalMinor;
  const picture = pictureOf(product);
  return {
    id: variant.id,
    variant_id: variant.id,
    product_id: product.id,
    key: line.key,
    quantity,
    properties: line.properties,
    title: isOnly ? product.title : `${product.title} - ${variant.title}`,
    product_title: product.title,
    variant_title: isOnly ? null : variant.title,
    variant_options: isOnly ? ["Default Title"] : variant.title.split(" / "),
    product_has_only_default_variant: isOnly,
    price: line.unitMinor,
    original_price: line.unitMinor,
    discounted_price: Math.round(line.totalMinor / quantity),
    final_price: Math.round(line.totalMinor / quantity),
    line_price: line.totalMinor,
    original_line_price: line.originalMinor,
    final_line_price: line.totalMinor,
    total_discount: off,
    line_level_total_discount: off,
    discounts: line.discounts.map(({ title, code, amountMinor }) => ({ title: code ?? title, amount: amountMinor })),
    line_level_discount_allocations: line.discounts.map((allocation) => ({
      amount: allocation.amountMinor,
      discount_application: application(allocation),
    })),
    sku: variant.sku,
    grams: variant.grams,
    vendor: product.vendor,
    product_type: product.productType,
    product_description: product.descriptionHtml,
    taxable: true,
    gift_card: false,
    requires_shipping: variant.requiresShipping,
    url: `/storefront/products/${product.handle}?variant=${variant.id}`,
    handle: product.handle,
    image: picture,
    featured_image: { url: picture, alt: product.title, width: 400, height: 300, aspect_ratio: 4 / 3 },
  };
}

function application({ title, code, amountMinor }: Allocation) {
  // Of a code buyers see the code, not what the merchant calls it.
  const named = code ?? title;
  return { type: code === null ? "automatic" : "discount_code", title: named, key: named, total_allocated_amount: amountMinor };
}
