import { WarehouseId } from "#app/platform/ids.ts";
import type { Shop } from "#app/platform/shop.ts";
import { noteProblem } from "#app/warehouses/note-problem.server.ts";
import { WarehouseFault } from "#app/warehouses/warehouse-fault.ts";

/**
 * Takes in that a warehouse no longer accepts our credentials: it is marked, which the merchant is told, and nothing is sent there until they are
 * renewed. Answers false for any other fault, which passes by itself.
 */
export async function reportWarehouseFault(shop: Shop, warehouse: { id: string }, fault: unknown): Promise<boolean> {
  if (!(fault instanceof WarehouseFault) || fault.code !== "unauthorized") return false;
  await noteProblem(shop, WarehouseId.parse(warehouse.id), fault);
  return true;
}
