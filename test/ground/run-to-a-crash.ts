import type { ShopId } from "#app/platform/ids.ts";
import { openEffect, settleEffect } from "#app/platform/effects/effect.server.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { startWorker } from "#app/platform/start-worker.server.ts";
import { allKindsOfWork } from "./all-kinds-of-work.ts";

// A process of its own that goes on to the place where it is told to die.
const shop = { id: Number(process.argv[2]) as ShopId };
if (process.env["WAYBILL_CRASH_AT"] === "effect.made") {
  const effect = await openEffect(shop, "parcel.dispatch", "crash", "WB-9");
  if (!effect.settled) await inShop(shop, (db) => settleEffect(db, shop, effect, "done"));
  process.send?.("went past it");
} else {
  const { rooms } = allKindsOfWork((kind) => Promise.resolve(void process.send?.(kind)));
  await startWorker(rooms, { works: true });
}
