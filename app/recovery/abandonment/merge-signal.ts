import type { Place } from "#app/messaging/timing/next-send.ts";
import type { AbandonedLine } from "./abandoned-line.ts";
import { fullerName } from "../people/fuller-name.ts";
import { withShown } from "./prices-to-show.ts";
import { type CartKind, type CartSignal, valueOf, type Withheld } from "./cart-signal.ts";

/** A cart as it is kept, in so far as signals change it. */
export type KeptCart = {
  kind: CartKind;
  state: "active" | "abandoned" | "completed" | "gone";
  customerId: bigint | null;
  email: string | null;
  phone: string | null;
  name: string | null;
  language: string | null;
  place: Place;
  lines: readonly AbandonedLine[];
  /** As of when its lines are known: what is older says nothing of them. */
  linesAt: Date;
  currency: string;
  value: bigint;
  discountCodes: readonly string[];
  withheld: readonly Withheld[];
  /** As of when it is known who its buyer is. */
  contactAt: Date | null;
  checkoutId: bigint | null;
  checkoutUpdatedAt: Date | null;
  startedAt: Date;
  touchedAt: Date;
  abandonedAt: Date | null;
  endedAt: Date | null;
};

/** What a signal made of a cart. `turn` is what is to be said of it; null where nobody was told that it was left. */
export type Merged = { cart: KeptCart; turn: "resumed" | "ended" | null };

const NOWHERE: Place = { country: null, region: null, zone: null };
const FARTHEST: readonly CartKind[] = ["browse", "cart", "checkout"];

/** Shopify may still write about a cart so long after it became an order: that begins no new one. */
const SETTLES_MS = 120_000;

/** A cart as its first signal tells it; null where there is none in it. */
export function beginCart(signal: CartSignal): KeptCart | null {
  if (signal.ending !== null || signal.lines === null || signal.lines.length === 0) return null;
  const bare: KeptCart = {
    kind: signal.kind,
    state: "active",
    customerId: null,
    email: null,
    phone: null,
    name: null,
    language: null,
    place: NOWHERE,
    lines: signal.lines,
    linesAt: signal.at,
    currency: signal.currency,
    value: 0n,
    discountCodes: [],
    withheld: [],
    contactAt: null,
    checkoutId: null,
    checkoutUpdatedAt: null,
    startedAt: signal.beganAt < signal.at ? signal.beganAt : signal.at,
    touchedAt: signal.at,
    abandonedAt: null,
    endedAt: null,
  };
  return mergeSignal(bare, signal).cart;
}

/** Whether a signal is of the next cart of a buyer whose last one became an order: Shopify keeps the cart's token, a browser its visit. */
export function isNextCart({ state, endedAt }: Pick<KeptCart, "state" | "endedAt">, signal: CartSignal): boolean {
  if (state !== "completed" || endedAt === null || signal.ending !== null) return false;
  const began = signal.kind === "checkout" ? signal.beganAt : signal.at;
  return began.getTime() > endedAt.getTime() + SETTLES_MS;
}

/**
 * A cart with what a signal says of it. Signals come late, twice and in any order: of each thing the latest that was said holds, what nobody
 * says stays known, and what became an order stays one.
 */
export function mergeSignal(cart: KeptCart, signal: CartSignal): Merged {
  if (cart.state === "completed") return { cart, turn: null };
  if (signal.ending === "completed") return ended(cart, "completed", signal.at);
  if (signal.ending === "deleted")
    return cart.state === "gone" || signal.at < cart.linesAt ? { cart, turn: null } : ended(cart, "gone", signal.at);

  const known = learn(cart, signal);
  const isNew = differs(cart, known);
  const isLater = signal.at > cart.touchedAt;
  const isTouched = isNew || signal.isDeed || cart.state !== "abandoned";
  const touched = isTouched && isLater ? { ...known, touchedAt: signal.at } : known;
  if (cart.state === "gone") {
    const isFilled =
      known.lines.length > 0 && signal.lines !== null && known.linesAt === signal.at && (cart.endedAt === null || signal.at > cart.endedAt);
    return { cart: isFilled ? { ...touched, state: "active", endedAt: null } : touched, turn: null };
  }
  if (known.lines.length === 0) return ended(touched, "gone", signal.at);
  if (cart.state === "abandoned" && isTouched && isLater) return { cart: { ...touched, state: "active" }, turn: "resumed" };
  return { cart: touched, turn: null };
}

/** It is over. Nobody who was not told of it needs to hear that. */
export function ended(cart: KeptCart, state: "completed" | "gone", at: Date): Merged {
  const isHeard = cart.abandonedAt !== null && (cart.state === "abandoned" || cart.state === "active");
  return { cart: { ...cart, state, endedAt: at }, turn: isHeard ? "ended" : null };
}

function learn(cart: KeptCart, signal: CartSignal): KeptCart {
  const isLatest = cart.contactAt === null || signal.at >= cart.contactAt;
  const isOfContact = signal.customerId !== null || signal.email !== null || signal.phone !== null;
  const later = <T>(said: T | null, known: T | null): T | null => (said !== null && (known === null || isLatest) ? said : known);
  const isOfLines = signal.lines !== null && (isCart(signal) === isCart(cart) ? signal.at >= cart.linesAt : isCart(signal));
  const isTheSame = signal.isRough && isCart(cart) && signal.lines !== null && thingsIn(signal.lines) === thingsIn(cart.lines);
  const said = signal.lines ?? [];
  const lines = isOfLines && !isTheSame ? withShown(said, cart.lines) : withShown(cart.lines, isOfLines ? said : []);
  const known = {
    customerId: later(signal.customerId, cart.customerId),
    email: later(signal.email, cart.email),
    phone: later(signal.phone, cart.phone),
    name: fullerOf(signal, cart) ?? later(signal.name, cart.name),
  };
  return {
    ...cart,
    ...known,
    kind: signal.lines !== null && FARTHEST.indexOf(signal.kind) > FARTHEST.indexOf(cart.kind) ? signal.kind : cart.kind,
    language: later(signal.language, cart.language),
    place: later(signal.place, cart.place.country === null ? null : cart.place) ?? cart.place,
    lines,
    linesAt: isOfLines ? signal.at : cart.linesAt,
    currency: isOfLines ? signal.currency : cart.currency,
    value: BigInt(valueOf(lines)),
    discountCodes: isOfLines && signal.discountCodes !== null ? signal.discountCodes : cart.discountCodes,
    withheld: (later(signal.withheld, cart.withheld) ?? []).filter((name) => name === "address" || known[name] === null),
    contactAt: isOfContact ? latest(signal.at, cart.contactAt) : cart.contactAt,
    checkoutId: later(signal.checkout?.id ?? null, cart.checkoutId),
    checkoutUpdatedAt: latest(signal.checkout?.updatedAt ?? null, cart.checkoutUpdatedAt),
    startedAt: signal.beganAt < cart.startedAt ? signal.beganAt : cart.startedAt,
  };
}

/** Of one buyer's names the fuller, if one is a part of the other: Shopify tells of a checkout while its buyer still types. */
function fullerOf(signal: CartSignal, cart: KeptCart): string | null {
  const isOther = (said: unknown, known: unknown) => said !== null && known !== null && said !== known;
  if (signal.name === null || cart.name === null) return null;
  if (isOther(signal.email, cart.email) || isOther(signal.customerId, cart.customerId)) return null;
  return fullerName(cart.name, signal.name);
}

const thingsIn = (lines: readonly AbandonedLine[]) =>
  lines
    .map(({ variantId, quantity }) => `${String(variantId)}:${String(quantity)}`)
    .sort()
    .join();

/** What somebody looked at says nothing of what lies in their cart, and gives way to it. */
const isCart = ({ kind }: { kind: CartKind }) => kind !== "browse";

const latest = (one: Date | null, other: Date | null) => (one !== null && (other === null || one > other) ? one : other);

/** Whether a buyer would say that something is different. */
function differs(before: KeptCart, after: KeptCart): boolean {
  const said = ({ kind, customerId, email, phone, name, place, lines, discountCodes }: KeptCart) =>
    JSON.stringify([kind, customerId === null ? null : String(customerId), email, phone, name, place, lines.map(inOrder), discountCodes]);
  return said(before) !== said(after);
}

const inOrder = (line: AbandonedLine) => [
  line.variantId,
  line.productId,
  line.quantity,
  line.unitPrice,
  line.sellingPlanId,
  Object.entries(line.properties).sort(([one], [other]) => (one < other ? -1 : 1)),
];

/** One of two carts that turn out to be one, told to the other. */
export function asSignal(cart: KeptCart): CartSignal {
  return {
    kind: cart.kind,
    tokens: [],
    at: cart.touchedAt,
    beganAt: cart.startedAt,
    isDeed: true,
    lines: cart.lines,
    isRough: false,
    currency: cart.currency,
    customerId: cart.customerId,
    email: cart.email,
    phone: cart.phone,
    name: cart.name,
    language: cart.language,
    place: cart.place.country === null ? null : cart.place,
    discountCodes: cart.discountCodes,
    withheld: cart.withheld,
    checkout: cart.checkoutUpdatedAt && { id: cart.checkoutId, updatedAt: cart.checkoutUpdatedAt },
    consents: [],
    linkId: null,
    ending: null,
  };
}
