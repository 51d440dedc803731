import type { PgBoss } from "pg-boss";
import { z } from "zod";
import { acrossShops } from "../db/across-shops.server.ts";
import { findShop } from "../find-shop.server.ts";
import { ShopId } from "../ids.ts";
import { log } from "../log.server.ts";
import { scheduleQueue } from "./open-queues.server.ts";
import type { Schedule } from "./job.ts";

const Stored = z.object({ shopId: ShopId });

/**
 * Keeps the schedules going for each installed shop, until it is stopped. Any number of processes may: the queue takes one run for a
 * shop in a period, and none while the last one still runs.
 */
export async function runSchedules(boss: PgBoss, schedules: readonly Schedule[]): Promise<() => void> {
  const timers: NodeJS.Timeout[] = [];
  for (const schedule of schedules) {
    const queue = scheduleQueue(schedule);
    for (let taker = 0; taker < 4; taker++) {
      const id: string = await boss.work(queue, { notifyPollingIntervalSeconds: 30 }, async ([taken]) => {
        boss.notifyWorker(id);
        const shop = taken && (await findShop(Stored.parse(taken.data).shopId));
        if (!shop?.installed) return;
        try {
          await schedule.run(shop);
        } catch (error) {
          log.warn({ err: error, schedule: schedule.name, shopId: shop.id }, "scheduled work failed");
          throw error;
        }
      });
    }

    const tick = () => {
      requestRuns(boss, schedule).catch((error: unknown) => log.warn({ err: error, schedule: schedule.name }, "schedule not asked for"));
    };
    timers.push(setInterval(tick, schedule.everySeconds * 1000));
    tick();
  }
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
