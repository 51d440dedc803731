import type { Room } from "./room.ts";
import { env } from "./env.server.ts";
import { sweepEvents } from "./events/sweep-events.server.ts";
import { everyShop } from "./jobs/job.ts";
import { log } from "./log.server.ts";
import { platformPersonalData } from "./personal-data/platform-personal-data.server.ts";

export const room: Room = {
  name: "platform",
  schedules: [
    everyShop({
      name: "platform.sweep-events",
      everySeconds: 6 * 3600,
      async run(shop) {
        const deleted = await sweepEvents(shop, env.INBOX_KEEP_DAYS);
        if (deleted > 0) log.info({ shopId: shop.id, deleted }, "old events deleted");
      },
    }),
  ],
  personalData: platformPersonalData,
};
