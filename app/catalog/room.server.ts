import { env } from "#app/platform/env.server.ts";
import { everyShop } from "#app/platform/jobs/job.ts";
import type { Room } from "#app/platform/room.ts";
import { importPart } from "#app/shopify/import/import-part.server.ts";
import { applyProductEvent } from "./apply-product-event.server.ts";
import { importProducts } from "./product-record.ts";
import { reconcileProducts } from "./reconcile-products.server.ts";
import { refreshComplementary } from "./refresh-complementary.server.ts";

const products = importPart(importProducts);

export const room: Room = {
  name: "catalog",
  jobs: [products.job],
  subscribers: [applyProductEvent, ...products.subscribers],
  schedules: [
    everyShop({ name: "catalog.reconcile-products", everySeconds: env.RECONCILE_SECONDS, run: reconcileProducts }),
    everyShop({ name: "catalog.refresh-complementary", everySeconds: 6 * 3600, run: refreshComplementary }),
  ],
};
