import { WarehouseId } from "#app/platform/ids.ts";
import { subscriber } from "#app/platform/events/subscriber.ts";
import { enqueueNow } from "#app/platform/jobs/enqueue.server.ts";
import { jobPer } from "#app/platform/jobs/job.ts";
import { warehouseBegun } from "#app/warehouses/warehouse-events.ts";
import { finishConnecting } from "./finish-connecting.server.ts";

/** Completes what connecting a warehouse has left undone. */
export const finishConnectingJob = jobPer("warehouseId", WarehouseId, {
  name: "fulfillment.finish-connecting",
  formerly: ["warehouses.finish-connecting"],
  retry: "outside-service",
  run: finishConnecting,
});

/** Should the process die that connects a warehouse while the merchant waits, the job takes over after this. */
const TAKE_OVER_SECONDS = 30;

export const takeOverConnecting = subscriber({
  name: "fulfillment.take-over-connecting",
  hears: warehouseBegun,
  run: (shop, { warehouseId }) => enqueueNow(shop, finishConnectingJob, { warehouseId }, { startAfterSeconds: TAKE_OVER_SECONDS }),
});
