import { randomInt } from "node:crypto";
import { completeByOrder } from "#app/recovery/abandonment/complete-by-order.server.ts";
import { hearOfBoughtCarts, hearOfCarts } from "#app/recovery/abandonment/hear-of-carts.server.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { Subscriber } from "#app/platform/events/subscriber.ts";
import type { Shop } from "#app/platform/shop.ts";
import { bareOrder } from "../support/bare-order.ts";

type Told = {
  /** From the story's beginning, which is now. */
  minute: number;
  began?: number;
  /** By what its cart is known: the story's own unless said; null where the checkout does not say. */
  cart?: string | null;
  email?: string;
  phone?: string;
  customer?: number;
  lines?: readonly { quantity: number; price: string }[];
  completed?: boolean;
  accepts?: boolean;
  /** By which of our links they came. */
  link?: string;
};

type Bought = {
  minute: number;
  customerId?: bigint | null;
  email?: string | null;
  phone?: string;
  checkoutToken?: null;
  test?: boolean;
  cancelled?: boolean;
  sourceName?: string;
};

export type Story = ReturnType<typeof aStory>;

/** One buyer's cart, checkout and orders, as Shopify tells of them. */
export function aStory(shop: Shop, name: string) {
  const now = Math.floor(Date.now() / 1000) * 1000;
  const at = (minute: number) => new Date(now + minute * 60_000);
  const own = name.replaceAll(/\W/g, "-");
  const checkoutId = randomInt(1, 2 ** 40);
  const used = new Set([`checkout:${own}`, `checkout-id:${String(checkoutId)}`, `cart:${own}`]);
  let events = 0;

  const hands = (subscriber: Subscriber, source: string, topic: string, payload: object, minute: number) => {
    events += 1;
    const body = JSON.stringify(payload, (_, value: unknown) => (typeof value === "bigint" ? String(value) : value));
    const times = { triggeredAt: at(minute), receivedAt: new Date(), attempt: 1 };
    return subscriber.handle(shop, [
      { id: BigInt(events), source, topic, entityKey: own, dedupeKey: `${own} ${String(events)}`, body, ...times },
    ]);
  };

  const tells = (topic: string, { minute, began = 0, cart = own, lines = [{ quantity: 1, price: "12.00" }], ...more }: Told) => {
    const items = lines.map((line) => ({ variant_id: 101, product_id: 11, sku: "MUG-1", title: "Mug", properties: {}, ...line }));
    const times = { created_at: at(Math.min(began, minute)).toISOString(), updated_at: at(minute).toISOString() };
    if (cart !== null) used.add(`cart:${cart}`);
    if (topic.startsWith("carts/"))
      return hands(hearOfCarts, "shopify", topic, { id: cart, token: cart, line_items: items, ...times }, minute);
    const checkout = {
      id: checkoutId,
      token: own,
      cart_token: cart,
      email: more.email ?? null,
      phone: more.phone ?? null,
      customer: more.customer === undefined ? null : { id: more.customer, email: more.email },
      buyer_accepts_marketing: more.accepts ?? false,
      note_attributes: more.link === undefined ? [] : [{ name: "_waybill_recovery", value: more.link }],
      completed_at: more.completed ? at(minute).toISOString() : null,
      line_items: items,
      ...times,
    };
    return hands(hearOfCarts, "shopify", topic, topic === "checkouts/delete" ? { id: checkoutId } : checkout, minute);
  };

  /** There is an order; nobody has spoken of it. */
  const orders = async ({ minute, cancelled, ...bought }: Bought): Promise<bigint> => {
    const id = randomInt(1, 2 ** 40);
    const facts = { checkoutToken: own, ...bought, createdAt: at(minute), ...(cancelled && { cancelledAt: at(minute) }) };
    await inShop(shop, (db) => db.order.createMany({ data: [bareOrder(shop, id, facts)] }));
    return BigInt(id);
  };

  const carts = () =>
    inShop(shop, async (db) => {
      const tokens = await db.abandonmentToken.findMany({ where: { shopId: shop.id, token: { in: [...used] } } });
      return db.abandonment.findMany({
        where: { shopId: shop.id, id: { in: tokens.map(({ abandonmentId }) => abandonmentId) } },
        orderBy: [{ startedAt: "asc" }, { id: "asc" }],
      });
    });

  return {
    at,
    tells,
    orders,
    async buys(bought: Bought): Promise<bigint> {
      const orderId = await orders(bought);
      await hands(completeByOrder, "waybill", "order.changed", { orderId: String(orderId), askedBy: null }, bought.minute);
      return orderId;
    },
    /** Shopify's own word of the order: from which cart it came. */
    tellsOfOrder: (minute: number) => {
      const items = [{ variant_id: 101, product_id: 11, sku: "MUG-1", title: "Mug", quantity: 1, price: "12.00", properties: [] }];
      const body = {
        id: randomInt(1, 2 ** 40),
        checkout_token: own,
        cart_token: own,
        created_at: at(minute).toISOString(),
        line_items: items,
      };
      return hands(hearOfBoughtCarts, "shopify", "orders/create", body, minute);
    },
    /** What is kept of it: one cart, if all is well. */
    carts,
    /** What was said of it, in order. */
    async told(): Promise<string[]> {
      const ids = (await carts()).map(({ id }) => id);
      const said = await inShop(shop, (db) =>
        db.event.findMany({ where: { shopId: shop.id, topic: { startsWith: "cart." } }, orderBy: { id: "asc" } }),
      );
      return said.filter(({ body }) => ids.some((id) => body.includes(id))).map(({ topic }) => topic);
    },
  };
}
