import { WAYBILL } from "#app/platform/actor.ts";
import { verbatim } from "#app/platform/messages/message.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { newId } from "#app/platform/ids.ts";
import { job } from "#app/platform/jobs/job.ts";
import { z } from "zod";

/** Leaves a mark each time it is begun, and with HANG in the environment never ends. */
export const slowJob = job({
  name: "test.slow",
  payload: z.object({ mark: z.string() }),
  retry: "local",
  async run(shop, { mark }) {
    const entry = { shopId: shop.id, id: newId(), orderId: 1n, at: new Date(), actor: WAYBILL, event: "began", message: verbatim(mark) };
    await inShop(shop, (db) => db.timelineEntry.create({ data: entry }));
    if (process.env["HANG"]) await new Promise(() => undefined);
  },
});
