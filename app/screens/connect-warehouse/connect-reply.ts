import type { Building, Channel } from "#app/warehouses/warehouse-connection.ts";
import type { FieldErrors } from "#app/ui/reply.ts";

/** What the connect page's action answers. */
export type ConnectReply =
  /** The step makes sense: on to the next. */
  | { outcome: "fine" }
  | { outcome: "account"; account: string; buildings: readonly Building[]; channels: readonly Channel[] }
  | { outcome: "connected"; warehouseId: string; message: string | null }
  | { outcome: "refused"; errors: FieldErrors; message: string | null };
