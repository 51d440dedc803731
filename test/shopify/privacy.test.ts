import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { dataRequestAnswer } from "#app/customers/privacy/data-request-answer.server.ts";
import { readDataRequests } from "#app/screens/settings/read-data-requests.server.ts";
import { openException } from "#app/fulfillment/exceptions/open-exception.server.ts";
import { writeTimeline } from "#app/orders/write-timeline.server.ts";
import { acrossShops } from "#app/platform/db/across-shops.server.ts";
import { fulfillment } from "#app/fulfillment/messages.ts";
import { WAYBILL } from "#app/platform/actor.ts";
import { verbatim } from "#app/platform/messages/message.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { openEffect, settleEffect } from "#app/platform/effects/effect.server.ts";
import { storeEvent } from "#app/platform/events/store-event.server.ts";
import type { Shop } from "#app/platform/shop.ts";
import type { OrderRecord } from "#sandbox/shopify/state/order-record.ts";
import type { OpenShop } from "../support/open-shop.ts";
import { twoWarehouses } from "../support/two-warehouses.ts";
import { aShop } from "../support/a-shop.ts";
import { allApplied } from "../support/all-applied.ts";
import { eventually } from "../support/eventually.ts";

const PERSONAL = ["ada@buyer.example", "Okafor", "1 Mill Road", "LS1 1AA", "+44 113 496 0000", "leave it with Grace"];

let shop: OpenShop;
let order: OrderRecord;
let strangers: OrderRecord;

beforeAll(async () => {
  shop = await aShop(twoWarehouses);
  const town = {
    company: null,
    address2: null,
    city: "Leeds",
    province: "England",
    provinceCode: "ENG",
    country: "United Kingdom",
    countryCode: "GB",
  };
  const hers = { ...town, firstName: "Ada", lastName: "Okafor", address1: "1 Mill Road", zip: "LS1 1AA", phone: "+44 113 496 0000" };
  const theirs = { ...town, firstName: "Bea", lastName: "Nwosu", address1: "9 Elm Street", zip: "LS2 2BB", phone: null };
  order = shop.buys({ "BOB-1": 1 }, { note: "Please leave it with Grace", shippingAddress: hers });
  strangers = shop.buys({ "BOB-1": 1 }, { email: "bea@buyer.example", shippingAddress: theirs });
  await eventually(() => order.fulfillments.length > 0 && strangers.fulfillments.length > 0);
  await settled();
});
afterAll(() => shop.close());

/** Everything that came was applied, and what it caused was done. */
const settled = () =>
  eventually(async () => {
    const waiting = await acrossShops.eventDelivery.count({ where: { parkedAt: null } });
    const [jobs] = await acrossShops.$queryRaw<{ count: number }[]>`
      SELECT count(*)::int AS count FROM pgboss.job WHERE state < 'completed' AND name LIKE 'fulfillment.%' AND data ->> 'shopId' IS NOT NULL`;
    return waiting === 0 && jobs?.count === 0;
  });

/** The tables in which `text` stands in a row of the shop, whatever the column. */
async function tablesWith(text: string, { id }: Pick<Shop, "id"> = shop.shop): Promise<string[]> {
  const found: string[] = [];
  for (const name of await shopTables()) {
    const [hit] = await acrossShops.$queryRawUnsafe<{ count: number }[]>(
      `SELECT count(*)::int AS count FROM ${name} AS one WHERE "shopId" = $1 AND position(lower($2) IN lower(one::text)) > 0`,
      id,
      text,
    );
    if (hit && hit.count > 0) found.push(name);
  }
  return found;
}

async function shopTables(): Promise<string[]> {
  const tables = await acrossShops.$queryRaw<{ name: string }[]>`
    SELECT quote_ident(c.relname) AS name FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'shopId'
     WHERE c.relkind IN ('r', 'p') AND c.relnamespace = 'public'::regnamespace ORDER BY 1`;
  return tables.map(({ name }) => name);
}

const customerId = () => order.customer?.id ?? expect.fail("no customer");

describe("a customer who asks what is known about them", () => {
  test("is answered with all of it, which the merchant can hand on, and with nothing about anybody else", async () => {
    shop.shopify.sendPrivacyTopic("customers/data_request", customerId());

    const [request] = await eventually(async () => {
      const found = await readDataRequests(shop.shop);
      return found.length > 0 && found;
    });
    const answer = JSON.stringify(await dataRequestAnswer(shop.shop, request?.id));

    expect(request).toMatchObject({ customerId: String(customerId()) });
    for (const fact of PERSONAL) expect(answer).toContain(fact);
    expect(answer).toContain(order.name);
    expect(answer).not.toContain("Nwosu");
  });

  test("is not answered to another shop, nor under an address that somebody made up", async () => {
    const [request] = await readDataRequests(shop.shop);
    const other = await aShop();

    expect(await readDataRequests(other)).toEqual([]);
    expect(await dataRequestAnswer(other, request?.id)).toBeNull();
    for (const made of ["0", "-1", "1; drop", "", undefined, "9".repeat(40)]) expect(await dataRequestAnswer(shop.shop, made)).toBeNull();
  });
});

describe("a customer who is to be forgotten", () => {
  test("stands nowhere any more; the merchant's books and everybody else do", async () => {
    const orderId = BigInt(order.id);
    const parcel = await shop.read((db) => db.parcel.findFirstOrThrow({ where: { orderId } }));
    const effect = await openEffect(shop.shop, "parcel.cancel", parcel.id, parcel.reference);
    await shop.read(async (db) => {
      // What a warehouse, a carrier or a person may have written.
      await writeTimeline(db, shop.shop, {
        orderId,
        actor: { kind: "warehouse", name: "ShipBob" },
        event: "rejected",
        message: verbatim("ADA OKAFOR does not live at 1 Mill Road"),
      });
      await openException(db, shop.shop, {
        cause: "parcel.rejected",
        subject: `parcel:${parcel.id}`,
        orderId,
        message: fulfillment.message("rejected", { warehouse: "Leeds", order: order.name, why: verbatim("No Ada Okafor in LS1 1AA") }),
      });
      await db.parcel.updateMany({ where: { id: parcel.id }, data: { problem: verbatim("ada@buyer.example does not answer") } });
      if (!effect.settled) await settleEffect(db, shop.shop, effect, { outcome: "too-late", message: "Ada Okafor has it" });
    });
    const call = {
      source: "shipbob",
      dedupeKey: "raw",
      topic: "order.shipped",
      entityKey: `parcel:${parcel.reference}`,
      triggeredAt: new Date(),
    };
    await storeEvent({
      ...call,
      shopId: shop.shop.id,
      body: JSON.stringify({ reference_id: parcel.reference, recipient: { name: "Ada Okafor" } }),
    });
    await settled();
    for (const fact of PERSONAL) expect(await tablesWith(fact)).not.toEqual([]);
    const before = await shop.read((db) =>
      db.order.findFirstOrThrow({ where: { id: orderId }, include: { lines: true, fulfillments: true } }),
    );
    const strangersTables = await tablesWith("Nwosu");

    shop.shopify.sendPrivacyTopic("customers/redact", customerId());

    await eventually(async () => (await shop.read((db) => db.order.findFirst({ where: { id: orderId } })))?.shipTo === null);
    await settled();
    for (const fact of PERSONAL) expect(await tablesWith(fact), fact).toEqual([]);
    const { total, lines, fulfillments } = await shop.read((db) =>
      db.order.findFirstOrThrow({ where: { id: orderId }, include: { lines: true, fulfillments: true } }),
    );
    expect({ total, lines, fulfillments }).toEqual({ total: before.total, lines: before.lines, fulfillments: before.fulfillments });
    expect(await shop.read((db) => db.effect.findFirst({ where: { subject: parcel.id, kind: "parcel.cancel" } }))).toMatchObject({
      answer: { outcome: "too-late", message: "Redacted." },
    });
    expect(await tablesWith("Nwosu")).toEqual(strangersTables);
  });
});

describe("a shop that is to be forgotten", () => {
  test("is left alone while it is installed", async () => {
    const before = await acrossShops.order.count({ where: { shopId: shop.shop.id } });
    shop.shopify.sendPrivacyTopic("shop/redact");
    const asked = await eventually(async () => (await acrossShops.event.findFirst({ where: { topic: "shop/redact" } })) ?? undefined);
    await allApplied(asked.dedupeKey);

    expect(await acrossShops.order.count({ where: { shopId: shop.shop.id } })).toBe(before);
  });

  test("leaves no row behind in any table; other shops keep theirs", async () => {
    const other = await aShop();
    await inShop(other, (db) =>
      writeTimeline(db, other, { orderId: 1n, actor: WAYBILL, event: "routed", message: verbatim("Somewhere.") }),
    );
    shop.shopify.uninstall();
    await eventually(() =>
      acrossShops.shop.count({ where: { id: shop.shop.id, uninstalledAt: { not: null } } }).then((count) => count > 0),
    );

    shop.shopify.sendPrivacyTopic("shop/redact");

    await eventually(() => acrossShops.shop.count({ where: { id: shop.shop.id } }).then((count) => count === 0));
    for (const name of await shopTables()) {
      const [left] = await acrossShops.$queryRawUnsafe<{ count: number }[]>(
        `SELECT count(*)::int AS count FROM ${name} WHERE "shopId" = $1`,
        shop.shop.id,
      );
      expect(left, name).toEqual({ count: 0 });
    }
    expect(await acrossShops.session.count({ where: { shop: shop.shop.domain } })).toBe(0);
    expect(await acrossShops.timelineEntry.count({ where: { shopId: other.id } })).toBe(1);
  });
});
