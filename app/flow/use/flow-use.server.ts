import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Shop } from "#app/platform/shop.ts";
import { type FlowTriggerHandle, triggerOf } from "../triggers/flow-triggers.ts";

/** Keeps what Shopify Flow says of the use of a trigger. What it said earlier, and comes later, changes nothing. */
export async function keepUse(
  db: ShopDb,
  shop: Pick<Shop, "id">,
  said: { definition: string; isUsed: boolean; saidAt: Date },
): Promise<void> {
  await db.$executeRaw`
    INSERT INTO "flow_trigger_use" ("shopId", "definition", "isUsed", "saidAt")
    VALUES (${shop.id}, ${said.definition}, ${said.isUsed}, ${said.saidAt})
    ON CONFLICT ("shopId", "definition") DO UPDATE SET "isUsed" = excluded."isUsed", "saidAt" = excluded."saidAt"
     WHERE "flow_trigger_use"."saidAt" < excluded."saidAt"`;
}

/**
 * Whether a workflow of the shop begins with this trigger, as far as Shopify Flow said. Which id it calls a trigger by is nowhere promised: one that is
 * not known stands for each of ours, so that nobody's workflow waits in vain.
 */
export async function isUsed(db: ShopDb, shop: Pick<Shop, "id">, trigger: FlowTriggerHandle): Promise<boolean> {
  const used = await db.flowTriggerUse.findMany({ where: { shopId: shop.id, isUsed: true }, select: { definition: true } });
  return used.some(({ definition }) => (triggerOf(definition) ?? trigger) === trigger);
}
