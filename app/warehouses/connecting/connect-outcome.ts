import type { WarehouseId } from "#app/platform/ids.ts";
import type { Message } from "#app/platform/messages/message.ts";

/** What became of connecting a warehouse. Messages are for the merchant. */
export type ConnectOutcome =
  | { outcome: "connected"; warehouseId: WarehouseId }
  /** It is on its way, and is completed without the merchant. */
  | { outcome: "finishing"; warehouseId: WarehouseId; message: Message }
  | { outcome: "already-connected"; warehouseId: WarehouseId; message: Message }
  /** Nothing was connected. `field` is the form's field at fault. */
  | { outcome: "refused"; field: string | null; message: Message };
