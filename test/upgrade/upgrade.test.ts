import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { makeReady } from "#app/platform/db/migrate.server.ts";
import { keptRows } from "./kept-rows.ts";
import { loadRelease } from "./load-release.ts";
import type { ShopWords } from "./read-words.ts";
import { reworded } from "./reworded.ts";

const migrations = fileURLToPath(new URL("../../prisma/migrations", import.meta.url));

// `release-0.1.sql.gz` was written by the code of release 0.1, trading with the stand-ins of the sandbox: orders and parcels in every stage,
// every cause of exception, every sentence of the timeline and of routing. Only what takes a fault of Shopify's or days of waiting was
// written with the same functions and words, or in SQL: failed import steps, warehouses that do not come to be, jobs on their retries.
// `release-0.1.words.json` is what the screens of release 0.1 said of that database. Neither is ever made again.
const oracle = JSON.parse(await readFile(new URL("release-0.1.words.json", import.meta.url), "utf8")) as Record<string, ShopWords>;
const shops = Object.keys(oracle);

let database: Awaited<ReturnType<typeof loadRelease>>;
const before = new Map<string, unknown[]>();
const after = new Map<string, unknown[]>();
let work: typeof import("./take-over-work.ts");
let words: Record<string, ShopWords>;

beforeAll(async () => {
  database = await loadRelease();
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  const read = async (sql: string) => (await client.query<object>(sql)).rows;
  for (const [what, { released }] of Object.entries(keptRows)) before.set(what, await read(released));
  await makeReady(database.url, database.loginUrl, migrations);

  // What asks for connections may be imported only when it is known where.
  process.env["DATABASE_URL"] = database.loginUrl;
  work = await import("./take-over-work.ts");
  await work.openQueues();
  for (const [what, { now }] of Object.entries(keptRows)) after.set(what, await read(now));
  await client.end();
  const { readWords } = await import("./read-words.ts");
  words = await readWords();
});
afterAll(() => database.drop());

describe("an upgrade of a shop that has traded with release 0.1", () => {
  test.each(Object.keys(keptRows))("loses and changes no %s", (what) => {
    const had = before.get(what) ?? [];
    expect(had.length).toBeGreaterThan(0);
    expect(sorted(after.get(what) ?? [])).toEqual(sorted(had));
  });

  test("keeps each shop's orders its own", () => {
    expect(Object.entries(words).map(([shop, { orders }]) => [shop, Object.keys(orders)])).toEqual(
      Object.entries(oracle).map(([shop, { orders }]) => [shop, Object.keys(orders)]),
    );
  });

  test.each(shops)("shows the same timelines, reasons and exceptions of each order in words (%s)", (shop) => {
    for (const [name, said] of Object.entries(oracle[shop]?.orders ?? {})) expect(words[shop]?.orders[name], name).toEqual(reworded(said));
  });

  test.each(shops)("shows the same worklist, troubles and problems in words (%s)", (shop) => {
    const { orders: _, exceptions: listed = [], ...had } = reworded(oracle[shop]) ?? {};
    const { orders: __, exceptions: lists = [], ...has } = words[shop] ?? {};
    expect(lists.toSorted()).toEqual(listed.toSorted());
    expect(has).toEqual(had);
  });

  test("leaves no job waiting that nobody takes, and no event that nobody hears", async () => {
    expect(before.get("waiting job")).not.toEqual([]);
    expect(before.get("waiting event")).not.toEqual([]);
    expect(await work.jobsOfNobody()).toEqual([]);
    expect(await work.eventsOfNobody()).toEqual([]);
  });
});

function sorted(rows: readonly unknown[]): string[] {
  return rows.map((row) => JSON.stringify(row)).sort();
}
