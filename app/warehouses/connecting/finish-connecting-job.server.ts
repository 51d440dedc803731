import { z } from "zod";
import { WarehouseId } from "#app/platform/ids.ts";
import { job } from "#app/platform/jobs/job.ts";
import { finishConnecting } from "./finish-connecting.server.ts";

/** Completes what connecting a warehouse has left undone. */
export const finishConnectingJob = job({
  name: "warehouses.finish-connecting",
  payload: z.object({ warehouseId: WarehouseId }),
  oneAtATimePer: ({ warehouseId }) => warehouseId,
  retry: "outside-service",
  run: async (shop, { warehouseId }) => {
    await finishConnecting(shop, warehouseId);
  },
});
