import type { JourneyRun } from "#generated/prisma/client.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import { newId } from "#app/platform/ids.ts";
import type { Shop } from "#app/platform/shop.ts";
import type { ComposedCall } from "../calls/compose-call.server.ts";

type Window = { dueAt: Date; expiresAt: Date };

/** Puts a call on the agents' list: one for each run and step, ever. */
export async function putOnCallList(
  db: ShopDb,
  shop: Shop,
  run: Pick<JourneyRun, "id" | "personId" | "abandonmentId">,
  nodeId: string,
  { phone, place, script }: Extract<ComposedCall, { outcome: "composed" }>,
  window: Window,
): Promise<void> {
  const { id: runId, personId, abandonmentId } = run;
  const task = { shopId: shop.id, id: newId<string>(), runId, nodeId, personId, abandonmentId, phone, place, script, ...window };
  await db.callTask.createMany({ data: [task], skipDuplicates: true });
}
