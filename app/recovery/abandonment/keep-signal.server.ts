import { z } from "zod";
import type { Abandonment } from "#generated/prisma/client.ts";
import { addressFor } from "#app/messaging/consent/address.ts";
import { keepConsent } from "#app/messaging/consent/keep-consent.server.ts";
import { nowDate } from "#app/platform/clock.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import { publish } from "#app/platform/events/publish.server.ts";
import { newId } from "#app/platform/ids.ts";
import type { Shop } from "#app/platform/shop.ts";
import { resolvePerson } from "../people/resolve-person.server.ts";
import { cartEnded, cartResumed } from "../recovery-events.ts";
import { AbandonedLine } from "./abandoned-line.ts";
import type { CartSignal, Withheld } from "./cart-signal.ts";
import { withListPrices } from "./list-prices.server.ts";
import { lockCarts, NOBODYS } from "./lock-carts.server.ts";
import { tokensByLink } from "./tokens-by-link.server.ts";
import { asSignal, beginCart, ended, isNextCart, type KeptCart, type Merged, mergeSignal } from "./merge-signal.ts";

type Row = Abandonment;

/**
 * Keeps what one voice says of a cart: as a new one, or with what is known of it by any of its tokens. Carts that turn out to be one are joined.
 * Twice equals once, and the order in which signals come does not matter.
 */
export async function keepSignal(db: ShopDb, shop: Pick<Shop, "id" | "domain">, heard: CartSignal): Promise<void> {
  const said = {
    ...heard,
    tokens: [...heard.tokens, ...(await tokensByLink(db, shop, heard))],
    lines: heard.lines && (await withListPrices(db, shop, heard.lines)),
  };
  const { rows: known, isNobodys } = await lockCarts(db, shop, said.tokens);
  const rows = known.filter((row) => row.isByCart || isSameVisit(row, said));
  if (isNobodys) return;
  if (said.ending === "nobodys") return know(db, shop, NOBODYS, said.tokens.filter(isOfCheckout));
  // The word of an order that comes late says nothing of the next cart, which has its cart's token by then.
  const isTakenOn = rows.some((row) => isBegunAfter(row, said));
  const signal = isTakenOn ? { ...said, tokens: said.tokens.filter((token) => !isOfCart(token)) } : said;
  const [row, ...others] = inOrderOfWorth(rows.filter((one) => !isNextCart(one, signal) && !isBegunAfter(one, signal)));
  if (!row) return begin(db, shop, signal);

  let { cart, turn } = mergeSignal(cartOf(row), signal);
  for (const other of others) {
    const { personId } = other;
    if (other.state === "active" || other.state === "abandoned") {
      const joined = mergeSignal(cart, { ...asSignal(cartOf(other)), ...(signal.ending === "completed" && { ending: signal.ending }) });
      cart = joined.cart;
      turn = joined.turn ?? turn;
    }
    await takeOver(db, shop, { from: other.id, to: row.id });
    // Whoever was told that it was left is told that there is nothing in it: what there is stands in the other.
    if (other.abandonedAt !== null && other.state !== "completed" && other.state !== "gone")
      await publish(db, shop, cartEnded, { abandonmentId: other.id, personId });
  }
  await change(db, shop, row, { cart, turn }, signal);
}

async function begin(db: ShopDb, shop: Pick<Shop, "id" | "domain">, signal: CartSignal): Promise<void> {
  const order = await orderOf(db, shop, signal);
  const begun = beginCart(order || signal.ending === "completed" ? { ...signal, ending: null } : signal);
  const isBought = order !== null || signal.ending === "completed";
  if (!begun || (isBought && !signal.tokens.some(isOfCart))) {
    // Whatever else is heard of this checkout, and whoever looks for what was missed: there is nothing to be left in it.
    await know(db, shop, NOBODYS, signal.ending === "deleted" ? [] : signal.tokens.filter(isOfCheckout));
    return;
  }
  const cart = await withCustomer(db, shop, begun);
  // What is still to come of its cart finds that it was bought, as it would had it come in time.
  const kept = isBought ? ended(cart, "completed", order?.createdAt ?? signal.at).cart : cart;
  const person = isBought ? null : await resolvePerson(db, shop, cart);
  const id = newId<string>();
  const agreedTo = await keepConsents(db, shop, cart.customerId, signal, []);
  const whose = { personId: person?.id ?? null, orderId: order?.id ?? null };
  await db.abandonment.create({ data: { shopId: shop.id, id, ...whose, agreedTo, ...columnsOf(kept) } });
  await know(db, shop, id, signal.tokens);
}

async function change(db: ShopDb, shop: Pick<Shop, "id" | "domain">, row: Row, told: Merged, signal: CartSignal): Promise<void> {
  const order = row.state === "completed" ? null : await orderOfCheckout(db, shop, signal);
  const { cart: merged, turn } = order && told.cart.state !== "completed" ? ended(told.cart, "completed", order.createdAt) : told;
  const cart = merged.state === "completed" ? merged : await withCustomer(db, shop, merged);
  const person = cart.state === "completed" ? null : await resolvePerson(db, shop, cart);
  const personId = person?.id ?? row.personId;
  const agreedTo = await keepConsents(db, shop, cart.customerId, signal, row.agreedTo);
  // Of a cart without a buyer nobody could be written to: now that somebody is known, it is found again.
  const isNewToAll = cart.state === "abandoned" && row.personId === null && personId !== null;
  await db.abandonment.update({
    where: { shopId_id: { shopId: shop.id, id: row.id } },
    data: { ...columnsOf(cart), ...(isNewToAll && { state: "active" }), ...(order && { orderId: order.id }), personId, agreedTo },
  });
  await know(db, shop, row.id, signal.tokens);
  if (turn !== null) await publish(db, shop, turn === "resumed" ? cartResumed : cartEnded, { abandonmentId: row.id, personId });
}

/** Whether a cart began after the order of which a signal tells: it is no part of it. */
const isBegunAfter = ({ startedAt }: Row, { ending, at }: CartSignal): boolean => ending === "completed" && startedAt > at;

/** A browser is used by a family and for years: what is known by the visit alone is the same cart within a day, and of nobody else. */
function isSameVisit(row: Row, { at, customerId, email }: CartSignal): boolean {
  const isOther = (ours: unknown, theirs: unknown) => ours !== null && theirs !== null && ours !== theirs;
  return Math.abs(at.getTime() - row.touchedAt.getTime()) < VISIT_MS && !isOther(row.customerId, customerId) && !isOther(row.email, email);
}

const VISIT_MS = 24 * 3_600_000;

/** What is over before one that was told of, that before any other, and of those the oldest. */
function inOrderOfWorth(rows: readonly Row[]): Row[] {
  const worth = (row: Row) => (row.state === "completed" ? 0 : row.state === "gone" ? 3 : row.abandonedAt !== null ? 1 : 2);
  return rows.toSorted((one, other) => worth(one) - worth(other) || one.startedAt.getTime() - other.startedAt.getTime());
}

/** The order that it is already: Shopify speaks of a checkout for the last time after it has spoken of its order, and its words come in any order. */
async function orderOf(db: ShopDb, shop: Pick<Shop, "id">, signal: CartSignal): Promise<Bought | null> {
  const { customerId, at } = signal;
  const order = await orderOfCheckout(db, shop, signal);
  if (order || customerId === null) return order;
  return db.order.findFirst({
    where: { shopId: shop.id, customerId, test: false, createdAt: { gte: at } },
    select: BOUGHT,
  });
}

type Bought = { id: bigint; createdAt: Date };
const BOUGHT = { id: true, createdAt: true } as const;

async function orderOfCheckout(db: ShopDb, shop: Pick<Shop, "id">, { tokens }: CartSignal): Promise<Bought | null> {
  const checkouts = tokens.filter((token) => token.startsWith("checkout:")).map((token) => token.slice("checkout:".length));
  if (checkouts.length === 0) return null;
  return db.order.findFirst({ where: { shopId: shop.id, checkoutToken: { in: checkouts } }, select: BOUGHT });
}

/** Of a customer of whom a voice says no more than the number, the rest is in our copy of the shop's customers. */
async function withCustomer(db: ShopDb, shop: Pick<Shop, "id">, cart: KeptCart): Promise<KeptCart> {
  if (cart.customerId === null || (cart.email !== null && cart.phone !== null && cart.name !== null)) return cart;
  const customer = await db.customer.findUnique({ where: { shopId_id: { shopId: shop.id, id: cart.customerId } } });
  if (!customer) return cart;
  const email = cart.email ?? (customer.email === null ? null : (addressFor("email", customer.email)?.address ?? null));
  const phone = cart.phone ?? (customer.phone === null ? null : (addressFor("sms", customer.phone)?.address ?? null));
  const isNamed = customer.displayName !== "" && customer.displayName !== customer.email && customer.displayName !== customer.phone;
  const name = cart.name ?? (isNamed ? customer.displayName : null);
  const known = { email, phone, name };
  const place = cart.place.country === null ? { ...cart.place, country: customer.countryCode } : cart.place;
  return { ...cart, ...known, place, withheld: cart.withheld.filter((one) => one === "address" || known[one] === null) };
}

/** Once for each box and address: a checkout says with every change of it that the box is ticked, also after its buyer has unsubscribed. */
async function keepConsents(
  db: ShopDb,
  shop: Pick<Shop, "id">,
  customerId: bigint | null,
  { consents, at, tokens }: CartSignal,
  agreedTo: readonly string[],
): Promise<string[]> {
  const kept = [...agreedTo];
  for (const { channel, address } of consents) {
    const addressKey = addressFor(channel, address)?.key;
    if (addressKey === undefined || kept.includes(`${channel}:${addressKey}`)) continue;
    kept.push(`${channel}:${addressKey}`);
    const said = { state: "subscribed", basis: "explicit", source: "checkout" } as const;
    await keepConsent(db, shop, { ...said, channel, addressKey, customerId, at, proof: { ticked: channel, checkout: [...tokens] } });
  }
  return kept;
}

const isOfCart = (token: string) => token.startsWith("cart:");
const isOfCheckout = (token: string) => token.startsWith("checkout");

async function know(db: ShopDb, shop: Pick<Shop, "id">, abandonmentId: string, tokens: readonly string[]): Promise<void> {
  await db.$executeRaw`
    INSERT INTO "abandonment_token" ("shopId", "token", "abandonmentId")
    SELECT ${shop.id}, token, ${abandonmentId}::uuid FROM unnest(${[...tokens]}::text[]) AS token
    ON CONFLICT ("shopId", "token") DO UPDATE SET "abandonmentId" = excluded."abandonmentId"
      WHERE "abandonment_token"."abandonmentId" <> excluded."abandonmentId"`;
}

/** One of two that are one cart stays; the other goes, unless somebody may have been written to about it. */
async function takeOver(db: ShopDb, shop: Pick<Shop, "id">, { from, to }: { from: string; to: string }): Promise<void> {
  await db.abandonmentToken.updateMany({ where: { shopId: shop.id, abandonmentId: from }, data: { abandonmentId: to } });
  await db.abandonment.deleteMany({ where: { shopId: shop.id, id: from, abandonedAt: null } });
  await db.abandonment.updateMany({
    where: { shopId: shop.id, id: from, state: { in: ["active", "abandoned"] } },
    data: { state: "gone", endedAt: nowDate() },
  });
}

const Lines = z.array(AbandonedLine).catch([]);
const part = z.string().nullable().catch(null);
const StoredPlace = z.object({ country: part, region: part, zone: part }).catch({ country: null, region: null, zone: null });
const WITHHELD: readonly Withheld[] = ["email", "phone", "name", "address"];

function cartOf(row: Row): KeptCart {
  return {
    ...row,
    place: StoredPlace.parse(row.place),
    lines: Lines.parse(row.lines),
    withheld: WITHHELD.filter((name) => row.withheld.includes(name)),
  };
}

function columnsOf({ place, lines, discountCodes, withheld, ...cart }: KeptCart) {
  return {
    kind: cart.kind,
    state: cart.state,
    customerId: cart.customerId,
    email: cart.email,
    phone: cart.phone,
    name: cart.name,
    language: cart.language,
    place,
    lines: [...lines],
    linesAt: cart.linesAt,
    currency: cart.currency,
    value: cart.value,
    discountCodes: [...discountCodes],
    withheld: [...withheld],
    contactAt: cart.contactAt,
    checkoutId: cart.checkoutId,
    checkoutUpdatedAt: cart.checkoutUpdatedAt,
    startedAt: cart.startedAt,
    touchedAt: cart.touchedAt,
    abandonedAt: cart.abandonedAt,
    endedAt: cart.endedAt,
  };
}
