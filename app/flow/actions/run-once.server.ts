import { nowDate } from "#app/platform/clock.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { withLock } from "#app/platform/db/with-lock.server.ts";
import { storedMessage } from "#app/platform/messages/message.ts";
import type { Shop } from "#app/platform/shop.ts";
import type { ActionOutcome, ActionRun } from "./flow-action.ts";

/**
 * Does a step of a workflow once, whoever asks for it how often: also while the first call is still at it, which then is waited for. What was refused
 * or has to wait is looked at anew.
 */
export function runOnce(
  shop: Shop,
  { action, id }: { action: string; id: string },
  work: (run: ActionRun) => Promise<ActionOutcome>,
): Promise<ActionOutcome> {
  const where = { shopId_action_runId: { shopId: shop.id, action, runId: id } };
  return withLock(`flow-action ${String(shop.id)} ${action} ${id}`, async () => {
    const run = await inShop(shop, async (db) => {
      await db.flowActionRun.createMany({ data: { shopId: shop.id, action, runId: id, openedAt: nowDate() }, skipDuplicates: true });
      return db.flowActionRun.findUniqueOrThrow({ where });
    });
    if (run.doneAt) return { outcome: "done", message: storedMessage(run.message) };
    return work({
      id,
      openedAt: run.openedAt,
      async settle(db, message) {
        await db.flowActionRun.update({ where, data: { doneAt: nowDate(), message } });
        return { outcome: "done", message };
      },
    });
  });
}

/** Shopify Flow asks again for a day; what is older nobody asks for any more. */
const KEPT_MS = 30 * 24 * 3_600_000;

export async function forgetOldRuns(shop: Shop): Promise<void> {
  const before = new Date(nowDate().getTime() - KEPT_MS);
  await inShop(shop, (db) => db.flowActionRun.deleteMany({ where: { shopId: shop.id, openedAt: { lt: before } } }));
}
