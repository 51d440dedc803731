import { randomUUID } from "node:crypto";
import pg from "pg";
import { PriceList } from "#app/warehouses/price-list.ts";
import { JourneyDefinition } from "#app/recovery/journeys/journey-definition.ts";

export const SHOP_ID = 1;

const wait = (id: string, hours: number, next: string) => ({ kind: "delay", id, minutes: hours * 60, next });
const mail = (id: string, next: string | null) => ({
  kind: "message",
  id,
  channel: "email",
  purpose: "marketing",
  texts: { en: { subject: "Your cart", mjml: "<mjml><mj-body><mj-section><mj-column><mj-text>Your cart waits.</mj-text></mj-column></mj-section></mj-body></mjml>" } },
  withCode: false,
  withinMinutes: 48 * 60,
  whenNotEligible: "skip",
  next,
}); // oxfmt-ignore

/** A usual journey: after an hour a mail, after a day a look at what the cart is worth, a mail to some, then two days more. */
const definition = JourneyDefinition.parse({
  trigger: { kind: "checkout-abandoned", all: [] },
  reentry: { isAllowed: true, afterHours: 0 },
  discount: null,
  first: "hour",
  nodes: [
    wait("hour", 1, "first"),
    mail("first", "day"),
    wait("day", 23, "worth"),
    { kind: "split", id: "worth", all: [{ code: "cart-value", args: { from: 5000, to: null } }], next: "second", otherwise: "days" },
    mail("second", "days"),
    wait("days", 48, "third"),
    mail("third", null),
  ],
});

/**
 * A shop with so many people in four live journeys, a tenth of them held out. So many are due, nearly all of them at the end of a day's wait, and every eighth
 * of those is to be sent a mail; the others wait for hours.
 */
export async function fillShop(url: string, { waiting, due }: { waiting: number; due: number }): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const run = (sql: string, values: readonly unknown[] = []) => client.query(sql, [...values]);
    await run(
      `INSERT INTO shop (id, domain, name, currency, "timeZone", plan, "installedAt") VALUES ($1, 'bench.myshopify.com', 'Bench', 'GBP', 'Europe/London', 'Plus', now())`,
      [SHOP_ID],
    );
    const journeys = Array.from({ length: 4 }, () => randomUUID());
    for (const id of journeys)
      await run(
        `INSERT INTO journey ("shopId", id, name, state, definition, "liveSince", "createdAt", "updatedAt") VALUES ($1, $2, 'Carts', 'live', $3, now() - interval '9 days', now(), now())`,
        [SHOP_ID, id, JSON.stringify(definition)],
      );
    await run(
      `INSERT INTO recovery_person ("shopId", id, "mailKey", "isHeldOut", "firstSeenAt")
       SELECT $1, ('00000000-0000-7000-8000-0' || lpad(to_hex(n), 11, '0'))::uuid, 'key ' || n, n % 10 = 0, now() FROM generate_series(1, $2::int) n`,
      [SHOP_ID, waiting + due],
    );
    await run(
      `INSERT INTO abandonment ("shopId", id, kind, state, "personId", email, place, lines, currency, value, "startedAt", "touchedAt", "abandonedAt")
       SELECT $1, ('00000000-0000-7000-8000-1' || lpad(to_hex(n), 11, '0'))::uuid, 'checkout', 'abandoned', ('00000000-0000-7000-8000-0' || lpad(to_hex(n), 11, '0'))::uuid, 'buyer' || n || '@buyer.example',
              '{"country": "GB", "region": null, "zone": "Europe/London"}',
              jsonb_build_array(jsonb_build_object('variantId', '11', 'productId', '1', 'sku', 'MUG', 'title', 'Mug', 'variantTitle', null,
                'quantity', 1, 'unitPrice', 3000, 'sellingPlanId', null, 'properties', '{}'::jsonb)),
              'GBP', CASE WHEN n % 8 = 0 THEN 9000 ELSE 3000 END, now() - interval '1 day', now() - interval '1 day', now() - interval '1 day'
         FROM generate_series(1, $2::int) n`,
      [SHOP_ID, waiting + due],
    );
    // Every one of them agreed: what is asked of a mail is asked in full. addressFor's key, as SQL says it.
    await run(
      `INSERT INTO marketing_consent ("shopId", id, channel, "addressKey", state, basis, source, at, proof)
       SELECT $1, ('00000000-0000-7000-8000-2' || lpad(to_hex(n), 11, '0'))::uuid, 'email',
              translate(rtrim(encode(sha256(convert_to('mail:buyer' || n || '@buyer.example', 'UTF8')), 'base64'), '='), '+/', '-_'),
              'subscribed', 'explicit', 'shopify', now() - interval '30 days', '{}' FROM generate_series(1, $2::int) n`,
      [SHOP_ID, waiting + due],
    );
    await run(
      `INSERT INTO journey_run ("shopId", id, "journeyId", "personId", "entryKey", "abandonmentId", "isHeldOut", "nodeId", "nodeAt", "dueAt", "enteredAt")
       SELECT $1, ('00000000-0000-7000-8000-3' || lpad(to_hex(n), 11, '0'))::uuid, ($4::uuid[])[1 + n % 4], ('00000000-0000-7000-8000-0' || lpad(to_hex(n), 11, '0'))::uuid, md5('cart ' || n), ('00000000-0000-7000-8000-1' || lpad(to_hex(n), 11, '0'))::uuid, n % 10 = 0,
              'day', now() - interval '23 hours',
              CASE WHEN n <= $3 THEN now() - interval '1 second' ELSE now() + interval '2 hours' + n * interval '1 second' END,
              now() - interval '1 day'
         FROM generate_series(1, $2::int) n`,
      [SHOP_ID, waiting + due, due, journeys],
    );
    await sellMugs(run);
    await run("ANALYZE");
  } finally {
    await client.end();
  }
}

/** What is advertised can be shipped, and there is a way to write. */
async function sellMugs(run: (sql: string, values: readonly unknown[]) => Promise<unknown>): Promise<void> {
  const warehouseId = randomUUID();
  const zones = [{ name: "All", countries: ["*"], base: 300, perKg: 50 }];
  const prices = PriceList.parse({ currency: "GBP", zones, pick: { first: 100, extra: 30 } });
  await run(
    `INSERT INTO product ("shopId", id, title, handle, status, vendor, "createdAt", "updatedAt") VALUES ($1, 1, 'Mug', 'mug', 'ACTIVE', 'Potter', now(), now())`,
    [SHOP_ID],
  );
  await run(
    `INSERT INTO variant ("shopId", id, "productId", title, sku, price, "inventoryItemId", grams, "requiresShipping", tracked, "updatedAt")
     VALUES ($1, 11, 1, 'Default Title', 'MUG', 3000, 21, 100, true, true, now())`,
    [SHOP_ID],
  );
  await run(
    `INSERT INTO location ("shopId", id, name, "isActive", "isFulfillmentService", "countryCode", "updatedAt") VALUES ($1, 500, 'Shed', true, true, 'GB', now())`,
    [SHOP_ID],
  );
  await run(
    `INSERT INTO warehouse ("shopId", id, kind, name, state, priority, "timeZone", address, prices, "callbackKey", "locationId", services, "createdAt")
     VALUES ($1, $2, 'built_in', 'Shed', 'connected', 1, 'Europe/London', '{"countryCode": "GB"}', $3, $4, 500, '{}', now())`,
    [SHOP_ID, warehouseId, JSON.stringify(prices), randomUUID()],
  );
  await run(`INSERT INTO warehouse_stock ("shopId", "warehouseId", sku, "onHand", "asOf") VALUES ($1, $2, 'MUG', 1000000, now())`, [
    SHOP_ID,
    warehouseId,
  ]);
  await run(
    `INSERT INTO warehouse_product ("shopId", "warehouseId", sku, "inventoryItemId", "boundAt") VALUES ($1, $2, 'MUG', 21, now())`,
    [SHOP_ID, warehouseId],
  );
  await run(
    `INSERT INTO message_channel ("shopId", channel, kind, credentials, "connectedAt") VALUES ($1, 'email', 'smtp', 'sealed', now())`,
    [SHOP_ID],
  );
}
