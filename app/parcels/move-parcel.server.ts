import type { Prisma } from "#generated/prisma/client.ts";
import type { ParcelStage } from "#generated/prisma/enums.ts";
import { lockOrders } from "#app/orders/lock-orders.server.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import { publish } from "#app/platform/events/publish.server.ts";
import type { Shop } from "#app/platform/shop.ts";
import { EVENT_AT_STAGE } from "./parcel-events.ts";
import { stagesBefore, type StagePredicate } from "./parcel-stage.ts";

type Which = { id: string | readonly string[]; from?: StagePredicate } | { orderId: bigint; from: StagePredicate };
type Facts = Omit<Prisma.ParcelUpdateManyMutationInput, "stage" | "shopId" | "id">;

/**
 * Moves parcels to a stage, as far as the state machine lets each go there from where it stands at this moment (and `from` says yes to
 * that); with it the facts that the move brings. Those who hear of the stage (parcel-events) are told in the same transaction. Answers how
 * many moved: none, when another was quicker.
 */
export async function moveParcels(db: ShopDb, shop: Pick<Shop, "id">, which: Which, to: ParcelStage, facts: Facts = {}): Promise<number> {
  const from = stagesBefore(to).filter((stage) => which.from === undefined || which.from.stages.includes(stage));
  const those = "id" in which ? { id: typeof which.id === "string" ? which.id : { in: [...which.id] } } : { orderId: which.orderId };
  if ("id" in which) await lockOrdersOf(db, shop, typeof which.id === "string" ? [which.id] : which.id);
  else await lockOrders(db, shop, [which.orderId]);
  const moved = await db.parcel.updateManyAndReturn({
    where: { shopId: shop.id, ...those, stage: { in: from } },
    data: { ...facts, stage: to },
    select: { id: true, orderId: true },
  });
  const event = EVENT_AT_STAGE[to];
  if (event) for (const { id, orderId } of moved) await publish(db, shop, event, { orderId, parcelId: id });
  return moved.length;
}

/** Keeps others from changing a parcel, and its order, until the transaction ends, and answers the stage at which it stands now. */
export async function lockParcel(db: ShopDb, shop: Pick<Shop, "id">, parcelId: string): Promise<ParcelStage | undefined> {
  const [row] = await db.$queryRaw<{ stage: ParcelStage }[]>`
    SELECT p."stage"::text AS "stage"
      FROM "parcel" p JOIN "order" o ON o."shopId" = p."shopId" AND o."id" = p."orderId"
     WHERE p."shopId" = ${shop.id} AND p."id" = ${parcelId}::uuid
       FOR NO KEY UPDATE OF o FOR UPDATE OF p`;
  return row?.stage;
}

/** The same of several, in the line in which everybody locks (`lockOrders`). */
export async function lockParcels(db: ShopDb, shop: Pick<Shop, "id">, parcelIds: readonly string[]): Promise<void> {
  await lockOrdersOf(db, shop, parcelIds);
  await db.$queryRaw`
    SELECT 1 FROM "parcel" WHERE "shopId" = ${shop.id} AND "id" = ANY (${[...parcelIds]}::uuid[]) ORDER BY "id" FOR UPDATE`;
}

async function lockOrdersOf(db: ShopDb, shop: Pick<Shop, "id">, parcelIds: readonly string[]): Promise<void> {
  await db.$queryRaw`
    SELECT 1 FROM "order" o
     WHERE o."shopId" = ${shop.id} AND o."id" IN (
           SELECT p."orderId" FROM "parcel" p WHERE p."shopId" = ${shop.id} AND p."id" = ANY (${[...parcelIds]}::uuid[]))
     ORDER BY o."id" FOR NO KEY UPDATE OF o`;
}
