import { z } from "zod";
import { WarehouseId } from "#app/platform/ids.ts";
import { subscriber } from "#app/platform/events/subscriber.ts";
import { enqueueNow } from "#app/platform/jobs/enqueue.server.ts";
import { job } from "#app/platform/jobs/job.ts";
import { warehouseLocated } from "#app/warehouses/warehouse-events.ts";
import { pushStock } from "./push-stock.server.ts";

/** To be enqueued in the transaction that changes a warehouse's stock. */
export const pushStockJob = job({
  name: "stock.push-stock",
  formerly: ["inventory.push-stock"],
  payload: z.object({ warehouseId: WarehouseId }),
  oneAtATimePer: ({ warehouseId }) => warehouseId,
  retry: "outside-service",
  run: async (shop, { warehouseId }) => {
    await pushStock(shop, warehouseId);
  },
});

/** What lies at a warehouse is shown at its location in Shopify again when it has got another. */
export const showStockAtNewLocation = subscriber({
  name: "stock.show-at-new-location",
  hears: warehouseLocated,
  run: (shop, { warehouseId }) => enqueueNow(shop, pushStockJob, { warehouseId }),
});
