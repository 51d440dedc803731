import { importPart } from "#app/shopify/import/import-part.server.ts";
import { applyProductEvent } from "./apply-product-event.server.ts";
import { importProducts } from "./product-record.ts";

const products = importPart(importProducts);

export const jobs = [products.job];

export const inboxHandlers = [applyProductEvent, ...products.inboxHandlers];

export const schedules = [];
