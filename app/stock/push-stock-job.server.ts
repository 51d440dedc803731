import { z } from "zod";
import { WarehouseId } from "#app/platform/ids.ts";
import { job } from "#app/platform/jobs/job.ts";
import { pushStock } from "./push-stock.server.ts";

/** To be enqueued in the transaction that changes a warehouse's stock. */
export const pushStockJob = job({
  name: "stock.push-stock",
  payload: z.object({ warehouseId: WarehouseId }),
  oneAtATimePer: ({ warehouseId }) => warehouseId,
  retry: "outside-service",
  run: async (shop, { warehouseId }) => {
    await pushStock(shop, warehouseId);
  },
});
