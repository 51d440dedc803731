import { PrismaPg } from "@prisma/adapter-pg";
import { PrismaClient } from "#generated/prisma/client.ts";
import { statementName } from "./statement-name.ts";
import { pool } from "./pool.server.ts";

/**
 * The database as its owner sees it: every shop. Only the ground (platform/ and shopify/) may import it, the linter sees to that;
 * everything else goes through `inShop`.
 */
export const acrossShops = new PrismaClient({
  adapter: new PrismaPg(pool, { statementNameGenerator: statementName }),
  transactionOptions: { maxWait: 10_000, timeout: 30_000 },
});
