import { z } from "zod";
import type { Abandonment } from "#generated/prisma/client.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import { subscriber } from "#app/platform/events/subscriber.ts";
import type { Shop } from "#app/platform/shop.ts";
import { AbandonedLine } from "../abandonment/abandoned-line.ts";
import { cartAbandoned } from "../recovery-events.ts";
import { soldOutOf } from "./sold-out.server.ts";

/** Whoever leaves a cart, or a product's page, with something that is sold out waits for it: they are told when it is there again (tell-waiting). */
export const waitForStock = subscriber({
  name: "recovery.wait-for-stock",
  hears: cartAbandoned,
  urgent: false,
  run: (shop, { abandonmentId }) =>
    inShop(shop, async (db) => {
      const abandonment = await db.abandonment.findUnique({ where: { shopId_id: { shopId: shop.id, id: abandonmentId } } });
      if (abandonment?.state === "abandoned") await noteWaits(db, shop, abandonment);
    }),
});

/**
 * Notes that a cart's buyer waits for what of it is sold out at this moment: also when it went only after they had left, so that nothing could be said
 * to them. Whoever waits for it already keeps their place; whoever was told, and left it anew, waits again from then on.
 */
export async function noteWaits(
  db: ShopDb,
  shop: Shop,
  { id, personId, lines, touchedAt }: Pick<Abandonment, "id" | "personId" | "lines" | "touchedAt">,
): Promise<void> {
  if (personId === null) return;
  const wanted = z.array(AbandonedLine).safeParse(lines).data ?? [];
  const variantIds = wanted.flatMap(({ variantId }) => (variantId === null ? [] : [BigInt(variantId)]));
  for (const variantId of await soldOutOf(db, shop, variantIds))
    await db.$executeRaw`
      INSERT INTO "stock_wait" AS w ("shopId", "variantId", "personId", "abandonmentId", "since")
      VALUES (${shop.id}, ${variantId}, ${personId}::uuid, ${id}::uuid, ${touchedAt})
      ON CONFLICT ("shopId", "variantId", "personId") DO UPDATE
         SET "abandonmentId" = excluded."abandonmentId", "since" = excluded."since", "toldAt" = NULL, "round" = 0
       WHERE w."toldAt" < excluded."since"`;
}
