import { nowDate } from "#app/platform/clock.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Shop } from "#app/platform/shop.ts";
import { WarehouseId } from "#app/platform/ids.ts";
import { subscriber } from "#app/platform/events/subscriber.ts";
import { enqueue, enqueueNow } from "#app/platform/jobs/enqueue.server.ts";
import { jobPer } from "#app/platform/jobs/job.ts";
import { warehouseLocated } from "#app/warehouses/warehouse-events.ts";
import { pushStock } from "./push-stock.server.ts";

/** To be enqueued in the transaction that changes a warehouse's stock. */
export const pushStockJob = jobPer("warehouseId", WarehouseId, {
  name: "stock.push-stock",
  formerly: ["inventory.push-stock"],
  retry: "outside-service",
  run: pushStock,
});

/** After a shipment: by then Shopify has been told of it, and has said so. */
const SOON_SECONDS = 3;
/** The whole warehouse is compared, which is not done for every parcel of those that leave one after the other. */
const SELDOM_SECONDS = 15;

/** Lets the stock of a warehouse be compared soon after something left it; seldom while much leaves. */
export async function pushStockAtLeisure(db: ShopDb, shop: Shop, warehouse: { id: string; stockPushedAt: Date | null }): Promise<void> {
  const since = warehouse.stockPushedAt ? (nowDate().getTime() - warehouse.stockPushedAt.getTime()) / 1000 : Infinity;
  const gatherSeconds = Math.min(SELDOM_SECONDS, Math.max(SOON_SECONDS, SELDOM_SECONDS - since));
  await enqueue(db, shop, pushStockJob, { warehouseId: WarehouseId.parse(warehouse.id) }, { gatherSeconds });
}

/** What lies at a warehouse is shown at its location in Shopify again when it has got another. */
export const showStockAtNewLocation = subscriber({
  name: "stock.show-at-new-location",
  hears: warehouseLocated,
  run: (shop, { warehouseId }) => enqueueNow(shop, pushStockJob, { warehouseId }),
});
