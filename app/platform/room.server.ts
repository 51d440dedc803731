import { env } from "./env.server.ts";
import { sweepEvents } from "./events/sweep-events.server.ts";
import { everyShop } from "./jobs/schedule.ts";
import { log } from "./log.server.ts";

export const jobs = [];

export const subscribers = [];

export const schedules = [
  everyShop({
    name: "platform.sweep-events",
    everySeconds: 6 * 3600,
    async run(shop) {
      const deleted = await sweepEvents(shop, env.INBOX_KEEP_DAYS);
      if (deleted > 0) log.info({ shopId: shop.id, deleted }, "old events deleted");
    },
  }),
];
