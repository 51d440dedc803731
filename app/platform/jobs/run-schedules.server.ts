import type { PgBoss } from "pg-boss";
import { acrossShops } from "../db/across-shops.server.ts";
import { findShop } from "../find-shop.server.ts";
import { ShopId } from "../ids.ts";
import { log } from "../log.server.ts";
import { scheduleQueue } from "./open-queues.server.ts";
import type { Schedule } from "./job.ts";
import type { WorkedQueue } from "./work-on-queues.server.ts";

/** A schedule's queue, and how its runs are done. */
export function queueOfSchedule(schedule: Schedule): WorkedQueue {
  return {
    name: scheduleQueue(schedule),
    concurrency: 2,
    async run({ shopId }) {
      const shop = await findShop(ShopId.parse(shopId));
      if (!shop?.installed) return;
      try {
        await schedule.run(shop);
      } catch (error) {
        log.warn({ err: error, schedule: schedule.name, shopId: shop.id }, "scheduled work failed");
        throw error;
      }
    },
  };
}

/**
 * Asks for the runs of schedules for each installed shop, until it is stopped. Any number of processes may: the queue takes one run for a
 * shop in a period, and none while the last one still runs.
 */
export function askForRuns(boss: PgBoss, schedules: readonly Schedule[]): () => void {
  const timers = schedules.map((schedule) => {
    const tick = () => {
      requestRuns(boss, schedule).catch((error: unknown) => log.warn({ err: error, schedule: schedule.name }, "schedule not asked for"));
    };
    tick();
    return setInterval(tick, schedule.everySeconds * 1000);
  });
  return () => timers.forEach(clearInterval);
}

async function requestRuns(boss: PgBoss, schedule: Schedule): Promise<void> {
  const shops = await acrossShops.shop.findMany({ where: { uninstalledAt: null }, select: { id: true } });
  if (shops.length === 0) return;
  await boss.insert(
    scheduleQueue(schedule),
    shops.map(({ id }) => ({ data: { shopId: id }, singletonKey: String(id), singletonSeconds: schedule.everySeconds })),
  );
}
