import { nowDate } from "#app/platform/clock.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { publish } from "#app/platform/events/publish.server.ts";
import type { Shop } from "#app/platform/shop.ts";
import { readCover } from "./read-cover.server.ts";
import { isEnoughAgain, isOutAhead } from "./stock-cover.ts";
import { stockOutAhead } from "./stock-out-event.ts";

/** Says of every variant that what is there of it will soon be gone, once; of what there is enough again, or sells no more, it may be said anew. */
export async function findStockOuts(shop: Shop): Promise<void> {
  await inShop(shop, async (db) => {
    const cover = await readCover(db, shop);
    const stillThin = cover.filter((variant) => !isEnoughAgain(variant)).map(({ variantId }) => variantId);
    await db.$executeRaw`DELETE FROM "stock_out_said" WHERE "shopId" = ${shop.id} AND NOT ("variantId" = ANY (${stillThin.map(String)}::bigint[]))`;
    const ahead = cover.filter(isOutAhead).map(({ variantId }) => String(variantId));
    const saidAt = nowDate();
    const fresh = await db.$queryRaw<{ variantId: bigint }[]>`
      INSERT INTO "stock_out_said" ("shopId", "variantId", "saidAt")
      SELECT ${shop.id}, one, ${saidAt} FROM unnest(${ahead}::bigint[]) AS one
      ON CONFLICT DO NOTHING RETURNING "variantId"`;
    for (const { variantId } of fresh) await publish(db, shop, stockOutAhead, { variantId, saidAt: saidAt.toISOString() });
  });
}
