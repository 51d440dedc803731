import { randomUUID } from "node:crypto";
import pg from "pg";
import { OfferTerms } from "#app/offers/rules/offer-terms.ts";
import { PriceList } from "#app/warehouses/price-list.ts";

export type Filled = { domain: string; products: number };

export type ShopSize = { products: number; offers: number; warehouses: number };

export const SHOP_ID = 1;
const DOMAIN = "bench.myshopify.com";
const PLACES = ["product_page", "cart", "checkout", "thank_you", "order_status"] as const;
const COUNTRIES = ["GB", "DE", "US", "FR"] as const;

/** A shop with so many products of one variant each, warehouses that hold most of them, and live offers of all kinds. */
export async function fillShop(url: string, { products, offers, warehouses }: ShopSize): Promise<Filled> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const run = (sql: string, values: readonly unknown[] = []) => client.query(sql, [...values]);
    await run(
      `INSERT INTO shop (id, domain, name, currency, "timeZone", plan, "installedAt") VALUES ($1, $2, 'Bench', 'GBP', 'Europe/London', 'Plus', now())`,
      [SHOP_ID, DOMAIN],
    );
    await run(
      `INSERT INTO product ("shopId", id, title, handle, status, vendor, "createdAt", "updatedAt")
       SELECT $1, n, 'Product ' || n, 'product-' || n, 'ACTIVE', 'Vendor ' || n % 50, now(), now() FROM generate_series(1, $2::int) n`,
      [SHOP_ID, products],
    );
    await run(
      `INSERT INTO variant ("shopId", id, "productId", title, sku, price, "inventoryItemId", grams, "requiresShipping", tracked, "updatedAt")
       SELECT $1, 1000000 + n, n, 'Default Title', 'SKU-' || n, 500 + n * 7 % 4000, 2000000 + n, 100 + n % 900, true, true, now()
         FROM generate_series(1, $2::int) n`,
      [SHOP_ID, products],
    );
    for (let at = 0; at < warehouses; at++) await addWarehouse(run, at, products);
    await run(
      `INSERT INTO product_neighbours ("shopId", method, "productId", support, others, scores, orders, times, "builtAt")
       SELECT $1, 'cosine', n, 40, array_agg(1 + (n * 31 + k * 17) % $2::int), array_agg((0.5 / k)::real), array_agg(20 - k / 3), array_agg(4::real), now()
         FROM generate_series(1, $2::int) n, generate_series(1, 50) k GROUP BY n`,
      [SHOP_ID, products],
    );
    for (let at = 0; at < offers; at++)
      await run(`INSERT INTO offer ("shopId", id, state, terms, "createdAt", "updatedAt") VALUES ($1, $2, 'live', $3, now(), now())`, [
        SHOP_ID,
        randomUUID(),
        JSON.stringify(termsOf(at, products)),
      ]);
    await run("ANALYZE");
    return { domain: DOMAIN, products };
  } finally {
    await client.end();
  }
}

async function addWarehouse(run: (sql: string, values: readonly unknown[]) => Promise<unknown>, at: number, products: number) {
  const id = randomUUID();
  const country = COUNTRIES[at % COUNTRIES.length];
  const prices = PriceList.parse({
    currency: "GBP",
    zones: [
      { name: "Home", countries: [country], base: 300, perKg: 50 },
      { name: "Abroad", countries: ["*"], base: 900, perKg: 200 },
    ],
    pick: { first: 100, extra: 30 },
  });
  await run(
    `INSERT INTO location ("shopId", id, name, "isActive", "isFulfillmentService", "countryCode", "updatedAt") VALUES ($1, $2, $3, true, true, $4, now())`,
    [SHOP_ID, 500 + at, `Warehouse ${at}`, country],
  );
  await run(
    `INSERT INTO warehouse ("shopId", id, kind, name, state, priority, "timeZone", address, prices, "callbackKey", "locationId", services, "createdAt")
     VALUES ($1, $2, 'built_in', $3, 'connected', $4, 'Europe/London', $5, $6, $7, $8, '{}', now())`,
    [SHOP_ID, id, `Warehouse ${at}`, at + 1, JSON.stringify({ countryCode: country }), JSON.stringify(prices), randomUUID(), 500 + at],
  );
  // Each holds seven of ten products: most carts can go in one parcel, some are split, some can't go.
  await run(
    `INSERT INTO warehouse_stock ("shopId", "warehouseId", sku, "onHand", "asOf")
     SELECT $1, $2, 'SKU-' || n, 1 + n % 40, now() FROM generate_series(1, $3::int) n WHERE (n + $4 * 3) % 10 < 7`,
    [SHOP_ID, id, products, at],
  );
  await run(
    `INSERT INTO warehouse_product ("shopId", "warehouseId", sku, "inventoryItemId", "boundAt")
     SELECT $1, $2, 'SKU-' || n, 2000000 + n, now() FROM generate_series(1, $3::int) n WHERE (n + $4 * 3) % 10 < 7`,
    [SHOP_ID, id, products, at],
  );
}

function termsOf(at: number, products: number): OfferTerms {
  const product = (offset: number) => String(1 + ((at * 97 + offset) % products));
  const conditions = [
    [],
    [{ code: "cart-value", args: { from: 1000, to: null } }],
    [{ code: "has-product", args: { productIds: Array.from({ length: 20 }, (_, k) => product(k * 13)) } }],
    [{ code: "country", args: { countries: ["GB", "DE"] } }],
  ][at % 4];
  const offered = [
    { kind: "recommended", most: 2 },
    { kind: "chosen", variantIds: Array.from({ length: 3 }, (_, k) => String(1_000_000 + Number(product(k)))) },
    { kind: "goal", amount: 5000, reward: "free_shipping" },
  ][at % 3];
  // A goal is for a cart that isn't paid for yet.
  const places = offered?.kind === "goal" ? PLACES.slice(0, 3) : PLACES;
  return OfferTerms.parse({ name: `Offer ${at}`, placements: [places[at % places.length]], conditions, offered, priority: 1 + (at % 10) });
}
