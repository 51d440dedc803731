import { randomBytes } from "node:crypto";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { makeReady } from "#app/platform/db/migrate.server.ts";

const migrations = fileURLToPath(new URL("../../prisma/migrations", import.meta.url));
const mark = randomBytes(5).toString("hex");
const [database, owner, login] = [`own_${mark}`, `own_${mark}_owner`, `own_${mark}_login`];
const addressOf = (role: string) => {
  const url = Object.assign(new URL(inject("postgresUrl")), { pathname: `/${database}`, username: role, password: "sesame" });
  return url.href;
};

async function as<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return work(client).finally(() => client.end());
}

/** What docs/operating.md has an administrator do on a server where another database of Waybill's has made the two groups. */
beforeAll(() =>
  as(inject("postgresUrl"), async (admin) => {
    await admin.query(`CREATE ROLE ${owner} LOGIN CREATEROLE PASSWORD 'sesame'`);
    await admin.query(`GRANT waybill_app, waybill_ground TO ${owner} WITH ADMIN OPTION`);
    await admin.query(`CREATE DATABASE ${database} OWNER ${owner}`);
  }),
);
afterAll(() =>
  as(inject("postgresUrl"), async (admin) => {
    await admin.query(`DROP DATABASE IF EXISTS ${database} WITH (FORCE)`);
    await admin.query(`DROP ROLE ${owner}, ${login}`);
  }),
);

test("an owner who is no superuser makes the database ready, and again, and lets in a login that owns nothing", async () => {
  expect(await makeReady(addressOf(owner), addressOf(login), migrations)).toContain("0018_fences");
  expect(await makeReady(addressOf(owner), addressOf(login), migrations)).toEqual([]);

  await as(addressOf(login), async (client) => {
    const addShop = `INSERT INTO shop (domain, name, currency, "timeZone", plan, "installedAt") VALUES ($1, 'A', 'GBP', 'Europe/London', 'Plus', now()) RETURNING id`;
    const ids: number[] = [];
    for (const domain of ["a", "b"]) ids.push((await client.query<{ id: number }>(addShop, [domain])).rows[0]?.id ?? 0);
    for (const id of ids)
      await client.query(
        `INSERT INTO customer ("shopId", id, "displayName", "numberOfOrders", "amountSpent", "createdAt", "updatedAt") VALUES ($1, 1, 'Ada', 0, 0, now(), now())`,
        [id],
      );
    await client.query("SELECT publish_event($1, 'a.topic', 'key', NULL, '{}', now())", [ids[0]]);
    expect((await client.query("SELECT 1 FROM customer")).rowCount).toBe(2);

    await client.query("BEGIN");
    await client.query(`SET LOCAL ROLE waybill_app; SET LOCAL app.shop_id = ${String(ids[0])}`);
    expect((await client.query("SELECT 1 FROM customer")).rowCount).toBe(1);
    await client.query("SELECT publish_event($1, 'a.topic', 'key', NULL, '{}', now())", [ids[0]]);
    await client.query("COMMIT");
    expect((await client.query("SELECT 1 FROM event")).rowCount).toBe(2);
    await expect(client.query("ALTER TABLE customer DISABLE ROW LEVEL SECURITY")).rejects.toThrow("must be owner");
  });
});

test("an owner sees all shops' rows, as a migration has to", async () => {
  expect((await as(addressOf(owner), (client) => client.query("SELECT 1 FROM customer"))).rowCount).toBe(2);
});
