import { AdminFault } from "#app/shopify/admin-fault.ts";
import { WarehouseFault } from "./warehouse-fault.ts";

/** What went wrong, as a merchant may read it. A fault of our own says only that, and is found in the log. */
export function wordsOfFault(fault: unknown): string {
  if (fault instanceof WarehouseFault || fault instanceof AdminFault) return fault.message;
  return "Something went wrong in Waybill. It tries again by itself.";
}
