import { keepCheckout } from "../shopify/abandonment/keep-checkout.ts";
import { findOrAddCustomer } from "../shopify/state/find-or-add-customer.ts";
import { countries } from "../storefront/countries.ts";
import type { Visit } from "../storefront/visit.ts";
import type { CheckoutRecord } from "./checkout-record.ts";

/** Keeps how far a buyer has filled in a checkout that he may leave, once he said how to reach him. */
export function keepLeft({ storefront: { state }, buyer, customerId }: Visit, { token, cart, filled }: CheckoutRecord): void {
  const email = filled.email?.trim() ?? "";
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) return;
  const phone = filled.phone?.trim() || null;
  const said = (field: "firstName" | "lastName" | "address1" | "address2" | "city" | "zip") => filled[field]?.trim() || null;
  const countryCode = filled.country ?? buyer.country;
  const address =
    said("address1") === null
      ? null
      : {
          firstName: said("firstName"),
          lastName: said("lastName"),
          company: null,
          address1: said("address1"),
          address2: said("address2"),
          city: said("city"),
          province: null,
          provinceCode: null,
          zip: said("zip"),
          country: countries.find(({ code }) => code === countryCode)?.name ?? countryCode,
          countryCode,
          phone,
        };
  const signedIn = customerId === null ? undefined : state.customers.get(customerId);
  const customer = signedIn ?? findOrAddCustomer(state, { email, phone, address });
  const lines = cart.lines.toReversed().map(({ variant, quantity, properties }) => ({
    variant,
    quantity,
    customAttributes: Object.entries(properties).map(([key, value]) => ({ key, value })),
  }));
  keepCheckout(state, token, lines, {
    cartToken: cart.token,
    email,
    phone,
    customer,
    shippingAddress: address,
    discountCodes: cart.codes,
    customAttributes: Object.entries(cart.attributes).map(([key, value]) => ({ key, value })),
    note: cart.note,
    acceptsEmail: customer.acceptsMarketing,
    acceptsSms: customer.consents.sms.state === "SUBSCRIBED",
    locale: `${buyer.language}-${buyer.country}`,
    presentment: { currency: buyer.currency, rate: buyer.rate },
  });
}

/** Says after each field what was filled in, as Shopify's checkout does: who leaves then has left a checkout. */
export const checkoutSaveScript = `
const form = document.querySelector("form[data-checkout]");
form?.addEventListener("change", () => {
  const filled = new URLSearchParams(new FormData(form));
  filled.set("intent", "save");
  void fetch(form.action, { method: "POST", body: filled, keepalive: true }).catch(() => undefined);
});
`;
