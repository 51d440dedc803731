import { z } from "zod";

/** What the merchant calls a warehouse: also the name of its fulfillment service and location in Shopify, which takes up to 100 characters. */
export const WarehouseName = z.string("Name the warehouse").trim().min(1, "Name the warehouse").max(100, "Use 100 characters at most");
