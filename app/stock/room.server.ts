import { inShop } from "#app/platform/db/in-shop.server.ts";
import { env } from "#app/platform/env.server.ts";
import type { WarehouseId } from "#app/platform/ids.ts";
import { everyShop } from "#app/platform/jobs/job.ts";
import { log } from "#app/platform/log.server.ts";
import type { Room } from "#app/platform/room.ts";
import { findStockOuts } from "./forecast/find-stock-outs.server.ts";
import { pushStockJob, showStockAtNewLocation } from "./push-stock-job.server.ts";
import { joinStockReading } from "./refresh-stock.server.ts";

export const room: Room = {
  name: "stock",
  jobs: [pushStockJob],
  subscribers: [showStockAtNewLocation],
  schedules: [
    everyShop({
      name: "stock.refresh",
      everySeconds: env.POLL_SECONDS,
      run: async (shop) => {
        const working = await inShop(shop, (db) =>
          db.warehouse.findMany({
            where: { shopId: shop.id, state: { in: ["connected", "paused"] } },
            select: { id: true },
            orderBy: { priority: "asc" },
          }),
        );
        // One warehouse that doesn't answer keeps no other from being asked; the merchant reads why on its page.
        for (const { id } of working)
          await joinStockReading(shop, id as WarehouseId).catch((fault: unknown) => {
            log.warn({ err: fault, shopId: shop.id, warehouseId: id }, "stock not refreshed");
          });
      },
    }),
    everyShop({ name: "stock.find-stock-outs", everySeconds: 6 * 3600, run: findStockOuts }),
  ],
};
