import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";

/** What a process writes to its log when it runs this. `log`, `shop` and `inShop` are at hand. */
async function logged(script: string): Promise<string> {
  const source = `
    import { log } from "#app/platform/log.server.ts";
    import { inShop } from "#app/platform/db/in-shop.server.ts";
    import { pool } from "#app/platform/db/pool.server.ts";
    const shop = { id: 1 };
    ${script}
    await pool.end();`;
  const env = { ...process.env, LOG_LEVEL: "info" };
  const cwd = fileURLToPath(new URL("../..", import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, ["--input-type=module", "-e", source], { env, cwd });
  return stdout;
}

test("the log holds no secret and nothing personal, wherever somebody put it", async () => {
  const line = await logged(
    `log.info({ accessToken: "shpat_1", order: { id: 7, email: "ada@buyer.example", shipTo: { name: "Ada" } }, session: { refreshToken: "shprt_2" } }, "kept");`,
  );

  expect(line).toContain("kept");
  expect(line).toContain('"id":7');
  for (const told of ["shpat_1", "shprt_2", "ada@buyer.example", "Ada"]) expect(line).not.toContain(told);
});

test("a row that the database refuses is not quoted in the log", async () => {
  const refused = `{ shopId: 1, id: 7n, displayName: "Ada Okafor", email: "ada@buyer.example", numberOfOrders: 1, amountSpent: 0n, createdAt: new Date() }`;
  const lines = await logged(`
    await inShop(shop, (db) => db.customer.create({ data: ${refused} })).catch((err) => log.error({ err }, "by Prisma"));
    await pool.query('INSERT INTO customer ("shopId", id, "displayName", email) VALUES (1, 7, $1, $2)', ["Ada Okafor", "ada@buyer.example"])
      .catch((err) => log.error({ err }, "by PostgreSQL"));`);

  expect(lines).toContain("by Prisma");
  expect(lines).toContain("by PostgreSQL");
  expect(lines).not.toContain("Okafor");
  expect(lines).not.toContain("ada@buyer.example");
});
