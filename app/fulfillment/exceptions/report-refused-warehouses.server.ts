import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { Shop } from "#app/platform/shop.ts";

import { openException } from "./open-exception.server.ts";
import { resolveExceptions } from "./resolve-exceptions.server.ts";
import { wordsOfRefusal } from "./words-of-refusal.ts";

/** Keeps the worklist true about which warehouses refuse our credentials, whoever found out. */
export async function reportRefusedWarehouses(shop: Shop): Promise<void> {
  await inShop(shop, async (db) => {
    const warehouses = await db.warehouse.findMany({ where: { shopId: shop.id }, select: { id: true, name: true, state: true } });
    const reported = await db.exception.findMany({
      where: { shopId: shop.id, cause: "warehouse.refused", resolvedAt: null },
      select: { subject: true },
    });
    for (const { id, name, state } of warehouses) {
      const subject = `warehouse:${id}`;
      const isReported = reported.some((one) => one.subject === subject);
      if (state === "refused" && !isReported)
        await openException(db, shop, { cause: "warehouse.refused", subject, words: wordsOfRefusal(name) });
      if (state !== "refused" && isReported)
        await resolveExceptions(db, shop, { subject, cause: "warehouse.refused" }, "Its credentials were renewed.");
    }
  });
}
