import type { Reply } from "#app/platform/http/reply.ts";
import type { Building, Channel } from "#app/warehouses/warehouse-connection.ts";

/** What the connect page's action answers. `checked`: the step makes sense, on to the next. */
export type ConnectReply = Reply<
  | { outcome: "checked" }
  | { outcome: "account"; account: string; buildings: readonly Building[]; channels: readonly Channel[] }
  | { outcome: "connected"; warehouseId: string }
>;
