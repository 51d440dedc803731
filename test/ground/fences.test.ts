import { readFile } from "node:fs/promises";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { acrossShops } from "#app/platform/db/across-shops.server.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { pool } from "#app/platform/db/pool.server.ts";
import { env } from "#app/platform/env.server.ts";
import type { Shop } from "#app/platform/shop.ts";
import { aShop } from "../support/a-shop.ts";

/** Tables that hold rows of no one shop, or whose shop is no number: what they hold, and what code bound to a shop may do with them. */
const WITHOUT_SHOP: Record<string, { why: string; allowed: string[] }> = {
  shop: { why: "The shops themselves, fenced by their own number.", allowed: ["SELECT", "UPDATE"] },
  session: { why: "Sessions of Shopify's library, by the shop's domain: tokens are for the ground alone.", allowed: [] },
  event_subscription: { why: "Who hears what, as the release says it.", allowed: ["SELECT"] },
  _prisma_migrations: { why: "The books of the migrations.", allowed: [] },
};

type Table = { name: string; ofShop: boolean; enabled: boolean; forced: boolean; policies: string[]; allowed: string[] };

/** Every table of the house, as the catalogue of the database has it; the queue and what imports stage are closed to code bound to a shop. */
async function tables(client: { query: pg.Client["query"] }): Promise<Table[]> {
  const { rows } = await client.query<Table>(`
    SELECT c.relname AS name, c.relrowsecurity AS enabled, c.relforcerowsecurity AS forced,
           EXISTS (SELECT 1 FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'shopId' AND NOT a.attisdropped) AS "ofShop",
           ARRAY (SELECT p.polname || ' for ' || p.polroles::regrole[]::text FROM pg_policy p WHERE p.polrelid = c.oid ORDER BY 1) AS policies,
           ARRAY (SELECT deed FROM unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE']) AS deed
                   WHERE has_table_privilege('waybill_app', c.oid, deed)) AS allowed
      FROM pg_class c WHERE c.relkind IN ('r', 'p') AND c.relnamespace = 'public'::regnamespace ORDER BY 1`);
  return rows;
}

let owner: pg.Client;
beforeAll(async () => {
  owner = new pg.Client({ connectionString: env.DATABASE_OWNER_URL });
  await owner.connect();
});
afterAll(() => owner.end());

describe("every table", () => {
  test("that holds a shop's rows is fenced, and holds its owner too", async () => {
    const ofShops = (await tables(owner)).filter(({ ofShop }) => ofShop);
    expect(ofShops.length).toBeGreaterThan(20);
    for (const { name, enabled, forced, policies } of ofShops)
      expect({ name, enabled, forced, policies }).toEqual({
        name,
        enabled: true,
        forced: true,
        policies: ["all_shops for {waybill_ground}", "one_shop for {waybill_app}"],
      });
  });

  test("that holds none is here with its reason, and with what code bound to a shop may do there", async () => {
    const others = (await tables(owner)).filter(({ ofShop }) => !ofShop);
    expect(Object.fromEntries(others.map(({ name, allowed }) => [name, allowed]))).toEqual(
      Object.fromEntries(Object.entries(WITHOUT_SHOP).map(([name, { allowed }]) => [name, allowed])),
    );
    expect(others.find(({ name }) => name === "shop")).toMatchObject({ enabled: true, forced: true });
  });

  test("that is added is closed until it is fenced, and then open for one shop at a time", async () => {
    await owner.query("BEGIN");
    try {
      await owner.query(`CREATE TABLE "brand_new" ("shopId" int NOT NULL, secret text)`);
      const added = async () => (await tables(owner)).find(({ name }) => name === "brand_new");
      expect(await added()).toMatchObject({ enabled: false, allowed: [] });

      await owner.query("SELECT fence_shops()");
      expect(await added()).toMatchObject({ enabled: true, forced: true, allowed: ["SELECT", "INSERT", "UPDATE", "DELETE"] });
      await owner.query(`INSERT INTO "brand_new" VALUES (1, 'mine'), (2, 'theirs')`);
      await owner.query("SET LOCAL ROLE waybill_app; SET LOCAL app.shop_id = 1");
      expect((await owner.query(`SELECT secret FROM "brand_new"`)).rows).toEqual([{ secret: "mine" }]);
    } finally {
      await owner.query("ROLLBACK");
    }
  });

  test("of the queue, and what imports stage, is out of reach of code bound to a shop", async () => {
    const { rows } = await owner.query(`
      SELECT nspname FROM pg_namespace
       WHERE nspname !~ '^pg_' AND nspname NOT IN ('public', 'information_schema') AND has_schema_privilege('waybill_app', oid, 'USAGE')`);
    expect(rows).toEqual([]);
  });
});

describe("whom Waybill logs in as", () => {
  test("is no superuser, passes by no fence of itself, makes no roles, and owns nothing", async () => {
    const { rows } = await pool.query<Record<string, unknown>>(`
      SELECT r.rolsuper, r.rolbypassrls, r.rolcreaterole, r.rolcreatedb, r.rolreplication,
             -- Here, or of the whole server; not what an import stages in another test's database at this moment.
             (SELECT count(*)::int FROM pg_shdepend d WHERE d.refobjid = r.oid AND d.deptype = 'o'
                 AND d.dbid IN (0, (SELECT oid FROM pg_database WHERE datname = current_database()))) AS owns,
             ARRAY (SELECT m.roleid::regrole::text FROM pg_auth_members m WHERE m.member = r.oid ORDER BY 1) AS of
        FROM pg_roles r WHERE r.rolname = session_user`);
    expect(rows).toEqual([
      {
        rolsuper: false,
        rolbypassrls: false,
        rolcreaterole: false,
        rolcreatedb: false,
        rolreplication: false,
        owns: 0,
        of: ["waybill_app", "waybill_ground"],
      },
    ]);
  });

  test.each([
    ["take a fence down", `ALTER TABLE customer DISABLE ROW LEVEL SECURITY`],
    ["change a policy", `DROP POLICY one_shop ON customer`],
    ["change a table", `ALTER TABLE customer ADD COLUMN spare text`],
    ["empty a table by the door", `TRUNCATE customer`],
    ["make a table", `CREATE TABLE spare (id int)`],
    ["change what runs as the owner", `CREATE OR REPLACE FUNCTION fence_shops() RETURNS void LANGUAGE sql AS 'SELECT 1'`],
    ["rewrite the books of the migrations", `DELETE FROM _prisma_migrations`],
    ["change the queue's tables", `DROP TABLE pgboss.job`],
    ["read a file of the server", `SELECT pg_read_file('/etc/passwd')`],
    ["run a program on the server", `COPY customer FROM PROGRAM 'true'`],
  ])("cannot %s", async (_, sql) => {
    await expect(pool.query(sql)).rejects.toThrow(/must be owner|permission denied/);
  });
});

describe("the log of PostgreSQL", () => {
  const [mark, far] = ["ada-lovelace-1815@example.com", 2 ** 60];
  let shop: Shop;
  beforeAll(async () => {
    shop = await aShop();
  });

  test("says nothing of people, whatever fails or takes its time", async () => {
    const now = new Date();
    const ada = { shopId: shop.id, displayName: mark, email: mark, numberOfOrders: 0, amountSpent: 0n, createdAt: now, updatedAt: now };
    await inShop(shop, (db) => db.customer.create({ data: { ...ada, id: 1n } }));
    const failing = [
      // DETAIL: Key (…)=(…) already exists.
      inShop(shop, (db) => db.customer.create({ data: { ...ada, id: 1n } })),
      pool.query(`INSERT INTO session (id, shop, state, "accessToken") SELECT $1, $1, '', '' FROM generate_series(1, 2)`, [mark]),
      // DETAIL: Failing row contains (…).
      pool.query(`INSERT INTO customer ("shopId", id, "displayName") VALUES ($1, 2, $2)`, [shop.id, mark]),
      // The message itself.
      pool.query("SELECT $1::text::bigint", [mark]),
      pool.query(`SELECT '${mark}'::date`),
      pool.query("DO $$ BEGIN RAISE EXCEPTION 'no such person: ada-lovelace-1815@example.com'; END $$"),
      acrossShops.$queryRawUnsafe("SELECT $1::text::jsonb", mark),
      pool.query("SELECT $1::text, $2::int", [mark, far]),
      pool.query("SELECT $1::text", [`${mark}\0`]),
    ];
    const outcomes = await Promise.allSettled(failing);
    expect(outcomes.map(({ status }) => status)).toEqual(failing.map(() => "rejected"));
    await pool.query("SELECT pg_sleep(1.1), $1::text", [mark]);

    const log = await readFile(inject("postgresLog"), "utf8");
    expect(log).toContain("pg_sleep");
    expect(log).not.toContain("ada-lovelace");
    expect(log).not.toContain(mark);
  });
});
