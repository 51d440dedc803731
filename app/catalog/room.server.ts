import { importPart } from "#app/shopify/import/import-part.server.ts";
import { applyProductEvent } from "./apply-product-event.server.ts";
import { importProducts } from "./import-products.ts";

const products = importPart(importProducts);

export const jobs = [products.job];

export const subscribers = [applyProductEvent, ...products.subscribers];

export const schedules = [];
