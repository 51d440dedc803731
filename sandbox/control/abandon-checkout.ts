import { randomBytes } from "node:crypto";
import { z } from "zod";
import { makeUpAddress } from "../data/make-up-address.ts";
import { keepCheckout } from "../shopify/abandonment/keep-checkout.ts";
import { recoveryUrl } from "../shopify/abandonment/checkout-payload.ts";
import { tellCart } from "../shopify/abandonment/tell-cart.ts";
import type { ConsentState } from "../shopify/consent/consent-record.ts";
import { setConsent } from "../shopify/consent/set-consent.ts";
import type { CustomerRecord } from "../shopify/state/customer-record.ts";
import { findOrAddCustomer } from "../shopify/state/find-or-add-customer.ts";
import { toGid } from "../shopify/state/gid.ts";
import type { ShopState } from "../shopify/state/shop-state.ts";
import { ControlFault } from "./control-fault.ts";
import { findVariant, notSold } from "./find-lines.ts";
import { AskedCurrency, Line } from "./orders-asked.ts";
import { parseAsked } from "./parse-asked.ts";
import { attributeList, readCurrency } from "./read-terms.ts";

const STEPS = ["cart", "contact", "shipping"] as const;
const CONSENTS = ["never_subscribed", "pending", "subscribed", "unsubscribed"] as const;
const consent = z.enum(CONSENTS, `one of ${CONSENTS.join(", ")}`).optional();

const Asked = z.strictObject({
  lines: z.array(Line).min(1, "at least one line").max(100, "at most 100 lines"),
  customer: z.union([z.string(), z.number()]).optional(),
  email: z.email().optional(),
  phone: z
    .string()
    .regex(/^\+[1-9]\d{6,14}$/, "a telephone number such as +447700900123")
    .optional(),
  name: z.string().min(1).max(200).optional(),
  countryCode: z
    .string()
    .regex(/^[A-Z]{2}$/, "two letters, such as GB")
    .default("GB"),
  language: z
    .string()
    .regex(/^[a-z]{2}(-[A-Z]{2})?$/, "a language such as de or de-DE")
    .default("en-GB"),
  currency: AskedCurrency.optional(),
  consent: z.strictObject({ email: consent, sms: consent, whatsapp: consent }, "an object of email, sms and whatsapp").default({}),
  step: z.enum(STEPS, `one of ${STEPS.join(", ")}`).default("shipping"),
  discountCodes: z.array(z.string()).max(5).default([]),
  attributes: z.record(z.string(), z.string()).default({}),
  note: z.string().max(5000).default(""),
  /** Of a checkout that this one goes on with. */
  token: z
    .string()
    .regex(/^[\w-]{1,128}$/, "letters, digits, _ and -")
    .optional(),
});
type Asked = z.infer<typeof Asked>;

/** A buyer fills a cart, goes as far as was said, and leaves. Everything is told that Shopify tells of it. */
export function abandonCheckout(state: ShopState, body: unknown) {
  const asked = parseAsked(Asked, body);
  const lines = asked.lines.map((line) => {
    const variant = findVariant(state, line);
    if (!variant) throw notSold(state, line);
    return { variant, quantity: line.quantity, customAttributes: attributeList(line.attributes ?? {}) };
  });
  const cartToken = randomBytes(16).toString("hex");
  tellCart(state, {
    token: cartToken,
    note: asked.note,
    lines: lines.map(({ variant, quantity, customAttributes }) => ({
      key: `${variant.id}:${cartToken}`,
      variant,
      quantity,
      properties: Object.fromEntries(customAttributes.map(({ key, value }) => [key, value])),
    })),
  });
  if (asked.step === "cart") return { cartToken };

  const customer = findBuyer(state, asked);
  if (customer) agree(state, customer, asked);
  const email = asked.email ?? customer?.email ?? null;
  const phone = asked.phone ?? customer?.phone ?? null;
  const consents = customer?.consents;
  const facts = {
    cartToken,
    email,
    phone,
    customer,
    discountCodes: asked.discountCodes,
    customAttributes: attributeList(asked.attributes),
    note: asked.note,
    acceptsEmail: consents?.email.state === "SUBSCRIBED",
    acceptsSms: consents?.sms.state === "SUBSCRIBED",
    locale: asked.language,
    presentment:
      asked.currency === undefined || asked.currency === state.shop.currency
        ? { currency: state.shop.currency, rate: 1 }
        : readCurrency(asked.currency),
  };
  const token = asked.token ?? randomBytes(16).toString("hex");
  let checkout = keepCheckout(state, token, lines, facts);
  if (asked.step === "shipping")
    checkout = keepCheckout(state, token, lines, { ...facts, shippingAddress: addressOf(asked, email ?? token, phone) });
  return {
    id: toGid("AbandonedCheckout", checkout.id),
    abandonmentId: toGid("Abandonment", checkout.id),
    token,
    cartToken: checkout.cartToken,
    customerId: customer && toGid("Customer", customer.id),
    abandonedCheckoutUrl: recoveryUrl(state, checkout),
  };
}

function findBuyer(state: ShopState, asked: Asked): CustomerRecord | null {
  const { customer: id, email = null, phone = null } = asked;
  if (id !== undefined) {
    const known = state.customers.get(Number(String(id).split("/").at(-1)));
    if (!known) throw new ControlFault(400, `There is no customer ${id}.`);
    return known;
  }
  const byPhone = email === null && phone !== null ? state.customers.values().find((one) => one.phone === phone) : undefined;
  if (byPhone) return byPhone;
  // Who left neither is nobody that Shopify knows.
  if (email === null && phone === null) return null;
  return findOrAddCustomer(state, { email, phone, address: addressOf(asked, email ?? phone ?? "", phone) });
}

function addressOf({ countryCode, name }: Asked, seed: string, phone: string | null) {
  const madeUp = makeUpAddress(countryCode, seed);
  const [first, ...rest] = (name ?? "").split(" ");
  return { ...madeUp, phone, ...(name !== undefined && { firstName: first ?? null, lastName: rest.join(" ") || null }) };
}

function agree(state: ShopState, customer: CustomerRecord, { consent: said }: Asked): void {
  for (const [channel, word] of [
    ["email", said.email],
    ["sms", said.sms],
    ["whatsApp", said.whatsapp],
  ] as const) {
    if (word === undefined) continue;
    const updatedAt = word === "never_subscribed" ? null : state.now();
    setConsent(state, customer, channel, {
      state: word.toUpperCase() as ConsentState,
      optInLevel: "SINGLE_OPT_IN",
      updatedAt,
      collectedFrom: updatedAt === null ? null : "SHOPIFY",
    });
  }
}
