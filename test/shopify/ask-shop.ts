import { ShopFactsDocument } from "#admin/shop-facts.ts";
import { pool } from "#app/platform/db/pool.server.ts";
import { adminClient } from "#app/shopify/admin-client.server.ts";

// One more process of the app, which asks the shop something a few times at once and says how many answers came.
const domain = process.argv[2] ?? "";
const answers = await Promise.all(Array.from({ length: 4 }, () => adminClient({ domain }).run(ShopFactsDocument, {})));
process.stdout.write(`${answers.length}\n`);
await pool.end();
