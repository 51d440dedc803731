import { TellFlowDocument } from "#admin/tell-flow.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import { openEffect, settleEffect } from "#app/platform/effects/effect.server.ts";
import { enqueue } from "#app/platform/jobs/enqueue.server.ts";
import { job } from "#app/platform/jobs/job.ts";
import type { Json } from "#app/platform/json.ts";
import { log } from "#app/platform/log.server.ts";
import type { Shop } from "#app/platform/shop.ts";
import { adminClient } from "#app/shopify/admin-client.server.ts";
import { AdminFault } from "#app/shopify/admin-fault.ts";
import { isUsed } from "../use/flow-use.server.ts";
import { composeFlowPayload } from "./compose-flow-payload.server.ts";
import { eventIdOf, Happening } from "./happening.ts";

/**
 * Tells Shopify Flow of something that happened: at least once, and once more only where an answer was lost (Flow can't be asked whether it heard; the
 * field Event ID is the same then). What Flow refuses, such as a trigger that isn't deployed, is refused for good: no workflow waits for it.
 */
export const tellFlowJob = job({
  name: "flow.tell",
  payload: Happening,
  oneAtATimePer: eventIdOf,
  retry: "outside-service",
  concurrency: 2,
  run: tellFlow,
});

/** Has Shopify Flow told, if a workflow of the shop begins with such a thing. In the transaction that hears of it. */
export async function askToTell(db: ShopDb, shop: Shop, happening: Happening): Promise<void> {
  if (await isUsed(db, shop, happening.trigger)) await enqueue(db, shop, tellFlowJob, happening);
}

async function tellFlow(shop: Shop, happening: Happening): Promise<void> {
  const eventId = eventIdOf(happening);
  const payload = await inShop(shop, async (db) =>
    (await isUsed(db, shop, happening.trigger)) ? composeFlowPayload(db, shop, happening, eventId) : null,
  );
  if (!payload) return;
  const effect = await openEffect(shop, "flow.trigger", eventId, eventId);
  if (effect.settled) return;
  const answer = await send(shop, happening.trigger, payload);
  await inShop(shop, (db) => settleEffect(db, shop, effect, answer));
}

async function send(shop: Shop, handle: string, payload: object): Promise<Json> {
  const refusal = await refusalOf(shop, handle, payload);
  if (refusal === null) return { outcome: "told" };
  log.warn({ shopId: shop.id, trigger: handle, refusal }, "Shopify Flow refused a trigger");
  return { outcome: "refused", refusal };
}

async function refusalOf(shop: Shop, handle: string, payload: object): Promise<string | null> {
  try {
    const { flowTriggerReceive } = await adminClient(shop, "background").run(TellFlowDocument, { handle, payload });
    // Not carried out at all: it is tried again.
    if (!flowTriggerReceive) throw new Error(`Shopify did not take the trigger ${handle}.`);
    const { userErrors } = flowTriggerReceive;
    return userErrors.length === 0 ? null : userErrors.map(({ message }) => message).join(" ");
  } catch (fault) {
    if (fault instanceof AdminFault && !fault.isOfDoor && (fault.code === "access-denied" || fault.code === "invalid-request"))
      return fault.message;
    throw fault;
  }
}
