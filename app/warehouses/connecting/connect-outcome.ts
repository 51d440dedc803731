import type { WarehouseId } from "#app/platform/ids.ts";

/** What became of connecting a warehouse. Messages are for the merchant. */
export type ConnectOutcome =
  | { outcome: "connected"; warehouseId: WarehouseId }
  /** It is on its way, and is completed without the merchant. */
  | { outcome: "finishing"; warehouseId: WarehouseId; message: string }
  | { outcome: "already-connected"; warehouseId: WarehouseId; message: string }
  /** Nothing was connected. `field` is the form's field at fault. */
  | { outcome: "refused"; field: string | null; message: string };
