import { z } from "zod";
import { defineEvent } from "#app/platform/events/event-type.ts";
import { WarehouseId } from "#app/platform/ids.ts";

const Warehouse = z.object({ warehouseId: WarehouseId });
const key = ({ warehouseId }: z.infer<typeof Warehouse>) => `warehouse:${warehouseId}`;

/** A warehouse no longer accepts our credentials: nothing is sent there until they are renewed. */
export const warehouseRefused = defineEvent("warehouse.refused", { payload: Warehouse, key });

/** A warehouse that had refused our credentials accepts them again, or is no longer connected. */
export const warehouseRefusalEnded = defineEvent("warehouse.refusal-ended", { payload: Warehouse, key });
