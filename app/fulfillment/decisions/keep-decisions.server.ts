import type { Actor } from "#app/platform/actor.ts";
import { nowDate } from "#app/platform/clock.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Shop } from "#app/platform/shop.ts";
import { storedActor } from "#app/platform/actor.ts";
import { Decision, type DecisionKind } from "./decision.ts";

export type Made = { decision: Decision; note: string | null; by: Actor };

/** What stands decided for an order. One that this version does not know is passed over. */
export async function readDecisions(db: ShopDb, shop: Pick<Shop, "id">, orderId: bigint): Promise<Made[]> {
  return madeOf(await db.orderDecision.findMany({ where: { shopId: shop.id, orderId } }));
}

/** The same of rows that were read already. */
export function madeOf(rows: readonly { details: unknown; note: string | null; madeBy: unknown }[]): Made[] {
  return rows.flatMap(({ details, note, madeBy }) => {
    const decision = Decision.safeParse(details).data;
    return decision ? [{ decision, note, by: storedActor(madeBy) }] : [];
  });
}

/** The decision of a kind that stands for an order, if there is one. */
export function find<Kind extends DecisionKind>(made: readonly Made[], kind: Kind) {
  const found = made.find(({ decision }) => decision.kind === kind);
  return found as (Made & { decision: Extract<Decision, { kind: Kind }> }) | undefined;
}

/** Keeps a decision; it takes the place of one of its kind. */
export async function keepDecision(
  db: ShopDb,
  shop: Pick<Shop, "id">,
  orderId: bigint,
  { decision, note, by }: { decision: Decision; note?: string | null; by: Actor },
): Promise<void> {
  const { kind } = decision;
  const row = { details: decision, note: note ?? null, madeAt: nowDate(), madeBy: by };
  await db.orderDecision.upsert({
    where: { shopId_orderId_kind: { shopId: shop.id, orderId, kind } },
    create: { shopId: shop.id, orderId, kind, ...row },
    update: row,
  });
}

/** Brings the details of a decision up to date, if it still stands. */
export async function updateDecision(db: ShopDb, shop: Pick<Shop, "id">, orderId: bigint, decision: Decision): Promise<void> {
  await db.orderDecision.updateMany({ where: { shopId: shop.id, orderId, kind: decision.kind }, data: { details: decision } });
}

export async function forgetDecisions(db: ShopDb, shop: Pick<Shop, "id">, orderId: bigint, ...kinds: DecisionKind[]): Promise<void> {
  await db.orderDecision.deleteMany({ where: { shopId: shop.id, orderId, kind: { in: kinds } } });
}
