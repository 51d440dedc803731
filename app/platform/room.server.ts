import { env } from "./env.server.ts";
import { sweepInbox } from "./inbox/sweep-inbox.server.ts";
import { everyShop } from "./jobs/schedule.ts";
import { log } from "./log.server.ts";

export const jobs = [];

export const inboxHandlers = [];

export const schedules = [
  everyShop({
    name: "platform.sweep-inbox",
    everySeconds: 6 * 3600,
    async run(shop) {
      const deleted = await sweepInbox(shop, env.INBOX_KEEP_DAYS);
      if (deleted > 0) log.info({ shopId: shop.id, deleted }, "old events deleted");
    },
  }),
];
