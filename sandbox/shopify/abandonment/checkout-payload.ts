import { addressPayload } from "../state/address-payload.ts";
import { customerPayload } from "../state/customer-payload.ts";
import { decimalAmount } from "../state/decimal-amount.ts";
import { payloadTime } from "../state/payload-time.ts";
import { presentmentMinor } from "../resolvers/money-bag.ts";
import type { OrderRecord } from "../state/order-record.ts";
import type { VariantRecord } from "../state/product-record.ts";
import type { ShopState } from "../state/shop-state.ts";
import type { AbandonedCheckoutRecord } from "./abandoned-checkout-record.ts";

/** Where a buyer finds his checkout as he left it: a secret, for it shows his address to whoever opens it. */
export function recoveryUrl(state: ShopState, { token, recoveryKey }: AbandonedCheckoutRecord): string {
  return `https://${state.shop.myshopifyDomain}/${state.shop.id}/checkouts/ac/${token}/recover?key=${recoveryKey}`;
}

/** A checkout as `checkouts/create` and `checkouts/update` write it. */
export function checkoutPayload(state: ShopState, checkout: AbandonedCheckoutRecord): Record<string, unknown> {
  const time = (at: number | null) => at && payloadTime(at, state.shop.ianaTimezone);
  const address = checkout.shippingAddress && addressPayload(checkout.shippingAddress);
  // Of a checkout, other than of an order, Shopify writes the plain prices in the currency that its buyer pays in.
  const written = (minor: number) => decimalAmount(presentmentMinor(checkout, minor));
  const total = decimalAmount(
    checkout.lines.reduce((sum, { variant, quantity }) => sum + presentmentMinor(checkout, variant.priceMinor) * quantity, 0),
  );
  return {
    id: checkout.id,
    token: checkout.token,
    cart_token: checkout.cartToken,
    name: `#${checkout.id}`,
    email: checkout.email,
    phone: checkout.phone,
    gateway: null,
    buyer_accepts_marketing: checkout.acceptsEmail,
    buyer_accepts_sms_marketing: checkout.acceptsSms,
    sms_marketing_phone: checkout.acceptsSms ? checkout.phone : null,
    created_at: time(checkout.createdAt),
    updated_at: time(checkout.updatedAt),
    completed_at: time(checkout.completedAt),
    closed_at: null,
    landing_site: "/",
    referring_site: "",
    note: checkout.note,
    note_attributes: checkout.customAttributes.map(({ key, value }) => ({ name: key, value })),
    shipping_lines: [],
    taxes_included: true,
    tax_lines: [],
    total_weight: checkout.lines.reduce((grams, { variant, quantity }) => grams + variant.grams * quantity, 0),
    currency: state.shop.currency,
    presentment_currency: checkout.presentment.currency,
    customer_locale: checkout.locale,
    source_name: "web",
    source: null,
    source_identifier: null,
    source_url: null,
    device_id: null,
    user_id: null,
    location_id: null,
    line_items: checkout.lines.map(({ variant, quantity, customAttributes }) => ({
      ...soldThing(variant, quantity, checkout.presentment),
      key: variant.id.toString(36),
      properties: customAttributes.map(({ key, value }) => ({ name: key, value })),
      presentment_title: variant.product.title,
      presentment_variant_title: variant.title,
      variant_price: written(variant.priceMinor),
      applied_discounts: [],
      tax_lines: [],
    })),
    discount_codes: checkout.discountCodes.map((code) => ({ code, amount: "0.00", type: "" })),
    abandoned_checkout_url: recoveryUrl(state, checkout),
    total_discounts: "0.00",
    total_line_items_price: total,
    subtotal_price: total,
    total_price: total,
    total_tax: "0.00",
    total_duties: null,
    shipping_address: address,
    billing_address: address,
    customer: checkout.customer && customerPayload(state, checkout.customer),
  };
}

/** A thing in a cart or a checkout, as webhooks write it. */
export function soldThing(
  variant: VariantRecord,
  quantity: number,
  presentment: OrderRecord["presentment"] = { currency: "", rate: 1 },
): Record<string, unknown> {
  const { product } = variant;
  const price = presentmentMinor({ presentment }, variant.priceMinor);
  return {
    title: product.title,
    product_id: product.id,
    variant_id: variant.id,
    variant_title: variant.title,
    sku: variant.sku,
    vendor: product.vendor,
    quantity,
    price: decimalAmount(price),
    line_price: decimalAmount(price * quantity),
    grams: variant.grams,
    gift_card: false,
    taxable: true,
    requires_shipping: variant.requiresShipping,
    fulfillment_service: "manual",
  };
}
