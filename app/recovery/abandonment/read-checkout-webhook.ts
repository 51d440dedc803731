import { z } from "zod";
import { addressFor } from "#app/messaging/consent/address.ts";
import { OutsideNumber } from "#app/platform/ids.ts";
import { type CartSignal, type CheckoutConsent, cartToken, languageTag, silentSignal, type Withheld } from "./cart-signal.ts";
import { countryOfPhone } from "./country-of-phone.ts";
import { readWebhookLines } from "./read-webhook-lines.ts";
import { RECOVERY_ATTRIBUTE } from "../links/cart-permalink.ts";

const Text = z.string().nullish().catch(null);
const Flag = z.boolean().nullish().catch(null);
const Time = z.iso.datetime({ offset: true }).nullish().catch(null);
const Currency = z
  .string()
  .regex(/^[A-Z]{3}$/)
  .nullish()
  .catch(null);
const Address = z
  .object({
    first_name: Text,
    last_name: Text,
    name: Text,
    phone: Text,
    address1: Text,
    city: Text,
    zip: Text,
    country_code: Text,
    province_code: Text,
  })
  .nullish()
  .catch(null);
const Customer = z
  .object({
    id: OutsideNumber.nullish().catch(null),
    email: Text,
    phone: Text,
    first_name: Text,
    last_name: Text,
    default_address: Address,
  })
  .nullish()
  .catch(null);

/**
 * What is read of `checkouts/create` and `checkouts/update`. Whatever is null, redacted, new or gone is no fault; a number too large for JSON's
 * own (Shopify's test notification has one) is as good as none.
 */
export const CheckoutPayload = z.object({
  id: OutsideNumber.nullish().catch(null),
  token: Text,
  cart_token: Text,
  email: Text,
  phone: Text,
  created_at: Time,
  updated_at: Time,
  completed_at: Time,
  currency: Currency,
  /** In which its buyer pays. */
  presentment_currency: Currency,
  customer_locale: Text,
  source_name: Text,
  buyer_accepts_marketing: Flag,
  buyer_accepts_sms_marketing: Flag,
  sms_marketing_phone: Text,
  discount_codes: z
    .array(z.object({ code: z.string() }))
    .nullish()
    .catch(null),
  note_attributes: z
    .array(z.object({ name: z.string(), value: Text }))
    .nullish()
    .catch(null),
  line_items: z.array(z.unknown()).nullish().catch(null),
  shipping_address: Address,
  billing_address: Address,
  customer: Customer,
});

type Payload = z.infer<typeof CheckoutPayload>;
/** `prices`: what the shop asks, by variant, in minor units; looked at only where it is paid for in another currency (`isPaidAbroad`). */
type Heard = { triggeredAt: Date; shopCurrency: string; prices?: ReadonlyMap<string, number> };

/** Not left by anybody: at the till the buyer stands there, and a draft's invoice is answered by whoever sent it. */
const NOBODY_LEAVES = ["pos", "shopify_draft_order"];

/** What a webhook says of a checkout; null where it does not say of which. */
export function readCheckoutWebhook(payload: Payload, { triggeredAt, shopCurrency, prices = new Map() }: Heard): CartSignal | null {
  const tokens = checkoutTokens(payload);
  if (tokens.length === 0) return null;
  const { customer } = payload;
  const address = payload.shipping_address ?? payload.billing_address ?? customer?.default_address ?? null;
  const email = mailOf(payload.email ?? customer?.email);
  const phone = phoneOf(payload.phone ?? address?.phone ?? customer?.phone ?? payload.sms_marketing_phone);
  const known = { email, phone, name: nameOf(payload) };
  const at = payload.updated_at ? new Date(payload.updated_at) : triggeredAt;
  const currency = payload.currency ?? shopCurrency;
  const country = address?.country_code ?? (phone === null ? null : countryOfPhone(phone));
  return {
    ...silentSignal,
    kind: "checkout",
    tokens,
    at,
    beganAt: payload.created_at ? new Date(payload.created_at) : at,
    lines: payload.line_items
      ? readWebhookLines(payload.line_items, { currency, presentment: payload.presentment_currency ?? null, prices })
      : null,
    currency,
    customerId: customer?.id ?? null,
    ...known,
    language: languageTag(payload.customer_locale),
    place: country === null ? null : { country: country.toUpperCase(), region: address?.province_code ?? null, zone: null },
    discountCodes: payload.discount_codes?.map(({ code }) => code) ?? null,
    withheld: withheldIn(payload).filter((one) => one === "address" || known[one] === null),
    checkout: { id: payload.id ?? null, updatedAt: at },
    consents: consentsIn(payload, email, phone),
    linkId: linkIn(payload),
    ending: NOBODY_LEAVES.includes(payload.source_name ?? "") ? "nobodys" : payload.completed_at ? "completed" : null,
  };
}

/** Whether its buyer pays in another currency than the shop's. */
export const isPaidAbroad = ({ currency, presentment_currency: presentment }: Payload, shopCurrency: string): boolean =>
  presentment != null && presentment !== (currency ?? shopCurrency);

/** By what a checkout is known, and the cart that it came from. */
export function checkoutTokens({ id, token, cart_token }: Partial<Pick<Payload, "id" | "token" | "cart_token">>): string[] {
  const checkout = token && /^[\w.-]{1,200}$/.test(token) ? `checkout:${token}` : null;
  return [id == null ? null : `checkout-id:${String(id)}`, checkout, cartToken(cart_token)].filter((one) => one !== null);
}

function linkIn({ note_attributes: attributes }: Payload): string | null {
  const said = attributes?.find(({ name }) => name === RECOVERY_ATTRIBUTE)?.value;
  return said && /^[\w-]{1,64}$/.test(said) ? said : null;
}

const mailOf = (typed: string | null | undefined) => (typed ? (addressFor("email", typed)?.address ?? null) : null);
const phoneOf = (typed: string | null | undefined) => (typed ? (addressFor("sms", typed)?.address ?? null) : null);

function nameOf({ customer, shipping_address: shipping, billing_address: billing }: Payload): string | null {
  for (const one of [shipping, billing, customer]) {
    const name = [one?.first_name, one?.last_name].filter(Boolean).join(" ");
    if (name !== "") return name;
    if (one && "name" in one && one.name) return one.name;
  }
  return null;
}

/**
 * Shopify does not say that it withholds: what it withholds is null, or not there at all. A customer without any address, and an address without
 * street and name, are no buyer's doing.
 */
function withheldIn(payload: Payload): Withheld[] {
  const { customer } = payload;
  const isNobody = customer?.id != null && !payload.email && !payload.phone && !customer.email && !customer.phone;
  const addresses = [payload.shipping_address, payload.billing_address].filter((one) => one != null);
  const withheld: Record<Withheld, boolean> = {
    email: payload.email === undefined || isNobody,
    phone: payload.phone === undefined || isNobody,
    name: addresses.length > 0 && addresses.every((one) => !one.first_name && !one.last_name && !one.name),
    address: addresses.length > 0 && addresses.every((one) => !one.address1 && !one.city && !one.zip),
  };
  return (["email", "phone", "name", "address"] as const).filter((name) => withheld[name]);
}

/** What its buyer ticked. That a box is empty says nothing: they may have agreed elsewhere, and take nothing back by it. */
function consentsIn(payload: Payload, email: string | null, phone: string | null): CheckoutConsent[] {
  const smsPhone = phoneOf(payload.sms_marketing_phone) ?? phone;
  return [
    ...(payload.buyer_accepts_marketing === true && email !== null ? [{ channel: "email" as const, address: email }] : []),
    ...(payload.buyer_accepts_sms_marketing === true && smsPhone !== null ? [{ channel: "sms" as const, address: smsPhone }] : []),
  ];
}
