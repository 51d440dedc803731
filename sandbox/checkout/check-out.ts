import type { OrderRecord } from "../shopify/state/order-record.ts";
import { countries } from "../storefront/countries.ts";
import type { Visit } from "../storefront/visit.ts";
import { CheckoutForm, type CheckoutProblems } from "./checkout-form.ts";
import type { CheckoutRecord } from "./checkout-record.ts";
import { orderFrom } from "./order-from.ts";
import { shippingMethods } from "./shipping-methods.ts";

export type CheckOut = { outcome: "ordered"; order: OrderRecord } | { outcome: "asked again"; problems: CheckoutProblems };

/** Takes a filled-in checkout: a real order, or what is wrong with the form. */
export function checkOut(visit: Visit, checkout: CheckoutRecord): CheckOut {
  const parsed = CheckoutForm.safeParse(checkout.filled);
  if (!parsed.success) {
    const problems: CheckoutProblems = {};
    for (const { path, message } of parsed.error.issues) problems[path[0] as keyof CheckoutProblems] ??= message;
    return { outcome: "asked again", problems };
  }
  const { email, shipping, payment, country, discount: _discount, ...rest } = parsed.data;
  const methods = shippingMethods(country);
  const method = methods.find(({ code }) => code === shipping) ?? (country === "GB" ? undefined : methods[0]);
  if (!method) return { outcome: "asked again", problems: { shipping: "Choose a way of sending for the United Kingdom" } };

  const order = orderFrom(visit, checkout, {
    email,
    payment,
    method,
    address: {
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
