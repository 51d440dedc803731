import { z } from "zod";
import { nowDate } from "#app/platform/clock.ts";
import { pool } from "#app/platform/db/pool.server.ts";
import { findShopByDomain } from "#app/platform/find-shop.server.ts";
import { importOrders } from "#app/orders/order-record.ts";
import { loadBulkFile } from "#app/shopify/import/load-bulk-file.server.ts";

/**
 * A process of its own that does the app's import of orders and lines, from a result file's address to the copy of the shop. Says on
 * standard output how many orders are read so far, and at the end, in one line of JSON, how long it took and what memory it held at most.
 */
const { url, objectCount, domain } = z
  .object({ url: z.string(), objectCount: z.number(), domain: z.string() })
  .parse(JSON.parse(process.argv[2] ?? ""));

const shop = await findShopByDomain(domain);
if (!shop) throw new Error(`There is no shop ${domain} in the database.`);
const begun = performance.now();
let told = 0;
const loaded = await loadBulkFile(shop, importOrders, url, {
  expected: objectCount,
  startedAt: nowDate(),
  onProgress(roots) {
    if (roots - told < 1000) return;
    told = roots;
    process.stdout.write(`${JSON.stringify({ roots })}\n`);
  },
  finish: () => Promise.resolve(),
});
const seconds = (performance.now() - begun) / 1000;
process.stdout.write(`${JSON.stringify({ seconds, peakRssMiB: process.resourceUsage().maxRSS / 1024, ...loaded })}\n`);
await pool.end();
