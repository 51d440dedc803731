import { createHash, randomBytes } from "node:crypto";
import type { ShopState } from "../state/shop-state.ts";
import { tell } from "../state/tell.ts";
import type { AbandonedCheckoutRecord } from "./abandoned-checkout-record.ts";
import { checkoutPayload } from "./checkout-payload.ts";

type Lines = readonly Omit<AbandonedCheckoutRecord["lines"][number], "id">[];
type Facts = Partial<Omit<AbandonedCheckoutRecord, "__typename" | "id" | "token" | "lines" | "createdAt" | "updatedAt" | "completedAt">>;

/** Keeps how far a checkout has come, and tells it: that it is there, or what is new. */
export function keepCheckout(state: ShopState, token: string, lines: Lines, facts: Facts): AbandonedCheckoutRecord {
  const at = state.now();
  const known = checkoutOf(state, token);
  const before = known && JSON.stringify(checkoutPayload(state, known));
  const checkout: AbandonedCheckoutRecord = known ?? {
    __typename: "AbandonedCheckout",
    id: state.nextId("abandonedCheckout"),
    token,
    cartToken: randomBytes(16).toString("hex"),
    recoveryKey: createHash("sha256").update(`${state.shop.id} ${token}`).digest("hex").slice(0, 32),
    email: null,
    phone: null,
    customer: null,
    lines: [],
    shippingAddress: null,
    discountCodes: [],
    customAttributes: [],
    note: "",
    acceptsEmail: false,
    acceptsSms: false,
    locale: "en-GB",
    presentment: { currency: state.shop.currency, rate: 1 },
    emailState: "NOT_SENT",
    emailSentAt: null,
    createdAt: at,
    updatedAt: at,
    completedAt: null,
  };
  Object.assign(checkout, facts);
  checkout.lines = lines.map((line, index) => ({ id: checkout.lines[index]?.id ?? state.nextId("abandonedLine"), ...line }));
  if (before === JSON.stringify(checkoutPayload(state, checkout))) return checkout;
  checkout.updatedAt = at;
  state.abandonedCheckouts.set(checkout.id, checkout);
  tell(state, known ? "checkouts/update" : "checkouts/create", "AbandonedCheckout", checkout.id, checkoutPayload(state, checkout));
  return checkout;
}

/** An order came of a checkout: it is abandoned no more. */
export function completeCheckout(state: ShopState, token: string): void {
  const checkout = checkoutOf(state, token);
  if (!checkout || checkout.completedAt !== null) return;
  checkout.completedAt = checkout.updatedAt = state.now();
  tell(state, "checkouts/update", "AbandonedCheckout", checkout.id, checkoutPayload(state, checkout));
}

function checkoutOf(state: ShopState, token: string): AbandonedCheckoutRecord | undefined {
  return state.abandonedCheckouts.values().find((one) => one.token === token);
}
