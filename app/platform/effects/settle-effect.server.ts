import type { Prisma } from "#generated/prisma/client.ts";
import { nowDate } from "../clock.ts";
import type { ShopDb } from "../db/shop-db.ts";
import type { Json } from "../json.ts";
import type { Shop } from "../shop.ts";
import type { OpenEffect } from "./effect.ts";

/** Writes down what came of an effect, in the transaction that records its consequences: from then on nobody tries it again. */
export async function settleEffect(db: ShopDb, shop: Pick<Shop, "id">, effect: Pick<OpenEffect, "id">, answer: Json): Promise<void> {
  await db.effect.update({
    where: { shopId_id: { shopId: shop.id, id: effect.id } },
    // A Json is what Prisma takes: its own type only lacks the word `undefined` for keys left out.
    data: { state: "settled", settledAt: nowDate(), answer: answer as Prisma.InputJsonValue },
  });
}
