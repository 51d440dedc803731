import type { Actor } from "#app/platform/actor.ts";
import { nowDate } from "#app/platform/clock.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import { newId } from "#app/platform/ids.ts";
import type { Shop } from "#app/platform/shop.ts";

/** Units of each order line that persons allowed to be shipped a second time; a line of which none were is not in it. */
export async function allowedReshipments(
  db: ShopDb,
  shop: Pick<Shop, "id">,
  orderLineIds: readonly bigint[],
): Promise<Map<bigint, number>> {
  const sums = await db.reshipment.groupBy({
    by: ["orderLineId"],
    where: { shopId: shop.id, orderLineId: { in: [...orderLineIds] } },
    _sum: { units: true },
  });
  return new Map(sums.map(({ orderLineId, _sum }) => [orderLineId, _sum.units ?? 0]));
}

/** Keeps a person's word that so many units of an order line may leave again. Without it the database refuses a parcel for them. */
export async function allowReshipment(
  db: ShopDb,
  shop: Pick<Shop, "id">,
  { orderLineId, units }: { orderLineId: bigint; units: number },
  by: Actor,
): Promise<void> {
  await db.reshipment.create({ data: { shopId: shop.id, id: newId(), orderLineId, units, allowedAt: nowDate(), allowedBy: by } });
}
