import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { answerDataRequest } from "#app/customers/privacy/answer-data-request.server.ts";
import { copyCustomers } from "#app/customers/copy-customers.server.ts";
import { redactCustomer } from "#app/customers/privacy/redact-customer.server.ts";
import { copyOrders } from "#app/orders/copy-orders.server.ts";
import { writeTimeline } from "#app/orders/write-timeline.server.ts";
import { acrossShops } from "#app/platform/db/across-shops.server.ts";
import { WAYBILL } from "#app/platform/actor.ts";
import { verbatim } from "#app/platform/messages/message.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { storeEvent } from "#app/platform/events/store-event.server.ts";
import type { Subscriber } from "#app/platform/events/subscriber.ts";
import type { Shop } from "#app/platform/shop.ts";
import { allRooms } from "#app/rooms.server.ts";
import { canRoute, routingScopes } from "#app/shopify/granted-scopes.server.ts";
import { noteScopes } from "#app/shopify/lifecycle/note-scopes.server.ts";
import { applyUninstalled } from "#app/shopify/lifecycle/apply-uninstalled.server.ts";
import { eraseShop } from "#app/shopify/lifecycle/erase-shop.server.ts";
import { authenticate } from "#app/shopify/authenticate.server.ts";
import { addProduct } from "#sandbox/shopify/state/add-product.ts";
import { placeOrder } from "#sandbox/shopify/state/place-order.ts";
import { aShop } from "../support/a-shop.ts";
import type { OpenShop } from "../support/open-shop.ts";
import { leeds } from "../support/trade.ts";

const TOKEN_PATH = "/admin/oauth/access_token";
const BROWSER = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36";

let shop: OpenShop;
afterEach(() => shop.close());

/** What a screen asks, from inside the admin. */
const visit = async () =>
  authenticate(
    new Request("https://waybill.example.com/app", { headers: { authorization: `Bearer ${await shop.idToken()}`, "user-agent": BROWSER } }),
  );

const row = (domain = shop.domain) => acrossShops.shop.findUnique({ where: { domain } });

async function hears(subscriber: Subscriber, of: Shop, topic: string, body: object, at = new Date()) {
  await storeEvent({
    shopId: of.id,
    source: "shopify",
    dedupeKey: `${topic} ${at.toISOString()}`,
    topic,
    entityKey: `customer:${(body as { customer?: { id: number } }).customer?.id}`,
    body: JSON.stringify(body),
    triggeredAt: at,
  });
  const event = await acrossShops.event.findFirstOrThrow({ where: { shopId: of.id, topic }, orderBy: { id: "desc" } });
  await subscriber.handle(of, [{ ...event, attempt: 1 }]);
}

describe("an installation", () => {
  beforeEach(async () => {
    shop = await aShop({ installed: false });
  });

  test("begins with the merchant's first visit: one token, one shop, one import, however many screens load at once", async () => {
    const visits = await Promise.all(Array.from({ length: 6 }, visit));
    expect(new Set(visits.map((one) => one.shop.id)).size).toBe(1);
    expect(shop.timesAsked(TOKEN_PATH)).toBe(1);
    expect(await row()).toMatchObject({ name: "Waybill Demo", currency: "GBP", timeZone: "Europe/London", uninstalledAt: null });
    expect(await acrossShops.event.count({ where: { topic: "app.installed", shopId: visits[0]?.shop.id ?? 0 } })).toBe(1);
  });

  test("of which the first work was cut short is completed by the next visit", async () => {
    const { shop: first } = await visit();
    await acrossShops.event.deleteMany({ where: { shopId: first.id } });
    await acrossShops.shop.delete({ where: { id: first.id } });
    const { shop: again } = await visit();
    expect(await row()).toMatchObject({ id: again.id });
    expect(await acrossShops.event.count({ where: { topic: "app.installed", shopId: again.id } })).toBe(1);
  });

  test("with a token that nobody signed is refused", async () => {
    const forged = (await shop.idToken()).replace(/\.[^.]+$/, ".c2lnbmF0dXJl");
    const request = new Request("https://waybill.example.com/app", {
      headers: { authorization: `Bearer ${forged}`, "user-agent": BROWSER },
    });
    await expect(authenticate(request)).rejects.toMatchObject({ status: 401 });
    expect(await row()).toBeNull();
  });

  test("that ends loses its sessions and keeps its rows; coming back, the shop is copied anew", async () => {
    const { shop: first } = await visit();
    shop.shopify.uninstall();
    await hears(applyUninstalled, first, "app/uninstalled", { id: 1 });
    expect(await shop.session()).toBeUndefined();
    expect((await row())?.uninstalledAt).not.toBeNull();

    const { shop: again } = await visit();
    expect(again.id).toBe(first.id);
    expect((await row())?.uninstalledAt).toBeNull();
    expect(await acrossShops.event.count({ where: { topic: "app.installed", shopId: first.id } })).toBe(2);
  });

  test("that came back is not ended by the late news that it had ended", async () => {
    const { shop: first } = await visit();
    await hears(applyUninstalled, first, "app/uninstalled", { id: 1 }, new Date(Date.now() - 60_000));
    expect((await row())?.uninstalledAt).toBeNull();
    expect(await shop.session()).toBeDefined();
  });

  test("may route once the merchant has granted it, and no longer when it is taken back", async () => {
    const { shop: installed } = await visit();
    expect(await canRoute(installed)).toBe(false);
    shop.shopify.scopes.grantOptionalScopes([...routingScopes]);
    expect(await canRoute(installed)).toBe(true);

    shop.shopify.scopes.revokeOptionalScopes([...routingScopes]);
    await hears(noteScopes, installed, "app/scopes_update", { current: ["read_orders"] });
    expect(await canRoute(installed)).toBe(false);
  });
});

describe("privacy", () => {
  const buyer = { ...leeds, firstName: "Zofia", lastName: "Wiśniewska", address1: "17 Secret Lane", phone: "+447700900123" };
  const personal = ["zofia@example.com", "Wiśniewska", "17 Secret Lane", "+447700900123"];

  beforeEach(async () => {
    shop = await aShop({ installed: true });
  });

  /** A buyer whose order was copied, and whose webhooks are in the inbox. */
  async function aBuyer() {
    const variant = addProduct(shop.state, { title: "Mug", sku: "MUG-1", priceMinor: 500, grams: 300 });
    const order = placeOrder(shop.state, {
      lines: [{ variant, quantity: 2 }],
      email: "zofia@example.com",
      shippingAddress: buyer,
    } as never);
    const customer = order.customer ?? expect.fail("the order has no customer");
    await copyOrders(shop.shop, [BigInt(order.id)]);
    await copyCustomers(shop.shop, [BigInt(customer.id)]);
    await inShop(shop.shop, (db) =>
      writeTimeline(db, shop.shop, {
        orderId: BigInt(order.id),
        actor: WAYBILL,
        event: "routed",
        message: verbatim("Goes to the stockroom."),
      }),
    );
    const about = {
      id: order.id,
      email: "zofia@example.com",
      customer: { id: customer.id, email: "zofia@example.com" },
      shipping_address: buyer,
    };
    await storeEvent({
      shopId: shop.shop.id,
      source: "shopify",
      dedupeKey: "order",
      topic: "orders/create",
      entityKey: `order:${order.id}`,
      body: JSON.stringify(about),
      triggeredAt: new Date(),
    });
    return {
      order,
      customer,
      request: { shop_domain: shop.domain, customer: { id: customer.id, email: "zofia@example.com", phone: buyer.phone } },
    };
  }

  /** Every row of the shop in every table, as text. */
  async function everything(): Promise<string> {
    const tables = await acrossShops.$queryRaw<{ name: string }[]>`
      SELECT c.relname::text AS name FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'shopId'
       WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace`;
    const rows = await Promise.all(
      tables.map(({ name }) =>
        acrossShops.$queryRawUnsafe<{ row: string }[]>(`SELECT t::text AS row FROM "${name}" t WHERE "shopId" = $1`, shop.shop.id),
      ),
    );
    return rows
      .flat()
      .map(({ row }) => row)
      .join("\n");
  }

  test("a customer who is to be forgotten is nowhere in the database any more, the order's numbers stay", async () => {
    const { order, request } = await aBuyer();
    expect(await everything()).toContain("17 Secret Lane");
    await hears(redactCustomer(allRooms), shop.shop, "customers/redact", { ...request, orders_to_redact: [order.id] });

    const left = await everything();
    for (const trace of personal) expect(left).not.toContain(trace);
    const kept = await inShop(shop.shop, (db) => db.order.findFirstOrThrow({ include: { lines: true } }));
    expect(kept).toMatchObject({ name: order.name, shipTo: null, email: null });
    expect(kept.lines).toHaveLength(1);
  });

  test("a customer who asks gets everything that is held about them, as a document for the merchant to hand on", async () => {
    const { order, request } = await aBuyer();
    await hears(answerDataRequest(allRooms), shop.shop, "customers/data_request", {
      ...request,
      orders_requested: [order.id],
      data_request: { id: 9999 },
    });
    const { answer } = await inShop(shop.shop, (db) => db.dataRequest.findFirstOrThrow({ where: { id: 9999n } }));
    const text = JSON.stringify(answer);
    for (const fact of ["zofia@example.com", "17 Secret Lane", order.name, "MUG-1", "Goes to the stockroom."]) expect(text).toContain(fact);
  });

  test("a shop that is to be forgotten leaves no row, and another shop keeps all of its own", async () => {
    await aBuyer();
    const other = await aShop();
    await storeEvent({
      shopId: other.id,
      source: "shopify",
      dedupeKey: "kept",
      topic: "orders/create",
      entityKey: "order:1",
      body: "{}",
      triggeredAt: new Date(),
    });

    await hears(eraseShop, shop.shop, "shop/redact", { shop_id: 1 });
    expect(await row()).not.toBeNull();

    await acrossShops.shop.update({ where: { id: shop.shop.id }, data: { uninstalledAt: new Date() } });
    await hears(eraseShop, shop.shop, "shop/redact", { shop_id: 1 }, new Date(Date.now() + 1000));
    expect(await everything()).toBe("");
    expect(await row()).toBeNull();
    expect(await shop.session()).toBeUndefined();
    expect(await acrossShops.event.count({ where: { shopId: other.id } })).toBe(1);
  });
});
