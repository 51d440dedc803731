import { acrossShops } from "#app/platform/db/across-shops.server.ts";
import { subscriber } from "#app/platform/events/subscriber.ts";
import { log } from "#app/platform/log.server.ts";
import { dropStaging } from "../import/drop-staging.server.ts";
import { isInstalled } from "./is-installed.server.ts";

/**
 * Forty-eight hours after an uninstallation Shopify asks for the end of everything about the shop: each of its rows goes, in every table
 * that has a `shopId`, and the shop itself. A shop that has come back meanwhile is left alone.
 */
export const eraseShop = subscriber({
  name: "shopify.erase-shop",
  hears: [{ source: "shopify", topics: ["shop/redact"] }],
  evenUninstalled: true,
  run: async (shop) => {
    const row = await acrossShops.shop.findUnique({ where: { id: shop.id }, select: { uninstalledAt: true } });
    // The word of the uninstallation may have been lost; what Shopify says now counts.
    if (!row || (row.uninstalledAt === null && (await isInstalled(shop))))
      return log.warn({ shopId: shop.id }, "asked to erase a shop that is installed: left alone");

    await dropStaging(shop.id);
    await acrossShops.$transaction(
      async (db) => {
        // Tables whose rows forbid the end of what they refer to go first; the others take their children along.
        const tables = await db.$queryRaw<{ name: string }[]>`
          SELECT quote_ident(c.relname) AS name FROM pg_class c
            JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'shopId' AND NOT a.attisdropped
           WHERE c.relkind IN ('r', 'p') AND c.relnamespace = 'public'::regnamespace
           ORDER BY EXISTS (SELECT 1 FROM pg_constraint f WHERE f.contype = 'f' AND f.conrelid = c.oid AND f.confdeltype IN ('a', 'r')) DESC`;
        for (const { name } of tables) await db.$executeRawUnsafe(`DELETE FROM ${name} WHERE "shopId" = $1`, shop.id);
        await db.session.deleteMany({ where: { shop: shop.domain } });
        await db.shop.delete({ where: { id: shop.id } });
      },
      { timeout: 300_000 },
    );
    log.info({ shopId: shop.id }, "erased");
  },
});
