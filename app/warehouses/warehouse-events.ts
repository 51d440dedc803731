import { z } from "zod";
import { defineEvent } from "#app/platform/events/event-type.ts";
import { WarehouseId } from "#app/platform/ids.ts";

const Warehouse = z.object({ warehouseId: WarehouseId });
const key = ({ warehouseId }: z.infer<typeof Warehouse>) => `warehouse:${warehouseId}`;

/** A warehouse no longer accepts our credentials: nothing is sent there until they are renewed. */
export const warehouseRefused = defineEvent("warehouse.refused", { payload: Warehouse, key });

/** A warehouse that had refused our credentials accepts them again, or is no longer connected. */
export const warehouseRefusalEnded = defineEvent("warehouse.refusal-ended", { payload: Warehouse, key });

/** A merchant has begun to connect a warehouse: it is written down, and nothing is done about it outside yet. */
export const warehouseBegun = defineEvent("warehouse.begun", { payload: Warehouse, key });

/** A warehouse has its fulfillment service and its location in Shopify again, perhaps others than before. */
export const warehouseLocated = defineEvent("warehouse.located", { payload: Warehouse, key });
