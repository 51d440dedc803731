import type { OrderRecord } from "../shopify/state/order-record.ts";
import { placeOrder } from "../shopify/state/place-order.ts";
import type { CartLine } from "./cart.ts";
import { type CheckoutField, CheckoutForm, type CheckoutProblems } from "./checkout-form.ts";
import { countries } from "./countries.ts";
import type { Storefront } from "./create-storefront.ts";
import { shippingMethods } from "./shipping-methods.ts";

export type CheckOut = { outcome: "ordered"; order: OrderRecord } | { outcome: "asked again"; problems: CheckoutProblems };

/** Takes a filled-in checkout: a real order, or what is wrong with the form. */
export function checkOut(
  { state, postPurchaseMs }: Storefront,
  lines: CartLine[],
  filled: Partial<Record<CheckoutField, string>>,
): CheckOut {
  const parsed = CheckoutForm.safeParse(filled);
  if (!parsed.success) {
    const problems: CheckoutProblems = {};
    for (const { path, message } of parsed.error.issues) problems[path[0] as CheckoutField] ??= message;
    return { outcome: "asked again", problems };
  }
  const { email, shipping, payment, country, ...rest } = parsed.data;
  const methods = shippingMethods(country);
  const method = methods.find(({ code }) => code === shipping) ?? (country === "GB" ? undefined : methods[0]);
  if (!method) return { outcome: "asked again", problems: { shipping: "Choose a way of sending for the United Kingdom" } };

  const order = placeOrder(state, {
    source: "web",
    lines,
    email,
    cashOnDelivery: payment === "cod",
    postPurchaseMs,
    shipping: { title: method.title, code: method.code, priceMinor: method.priceMinor },
    shippingAddress: {
      ...rest,
      zip: rest.zip || null,
      company: null,
      province: null,
      provinceCode: null,
      countryCode: country,
      country: countries.find(({ code }) => code === country)?.name ?? country,
    },
  });
  return { outcome: "ordered", order };
}
