import type { Room } from "#app/platform/room.ts";
import { importPart } from "#app/shopify/import/import-part.server.ts";
import { applyProductEvent } from "./apply-product-event.server.ts";
import { importProducts } from "./product-record.ts";

const products = importPart(importProducts);

export const room: Room = {
  name: "catalog",
  jobs: [products.job],
  subscribers: [applyProductEvent, ...products.subscribers],
};
