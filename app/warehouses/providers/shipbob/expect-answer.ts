import type { z } from "zod";
import { WarehouseFault } from "../../warehouse-fault.ts";
import type { ShipBobReply } from "./call-shipbob.server.ts";

/** The body of a success by its schema. Refused credentials, and an answer that makes no sense, are faults. */
export function expectAnswer<Schema extends z.ZodType>(schema: Schema, reply: ShipBobReply, what: string): z.infer<Schema> {
  if (reply.status === 401 || reply.status === 403)
    throw new WarehouseFault(
      "unauthorized",
      `ShipBob no longer accepts this token for ${what} (${reply.status}). Connect ShipBob again with a new one.`,
    );
  const parsed = schema.safeParse(reply.body);
  if (reply.status >= 200 && reply.status < 300 && parsed.success) return parsed.data;
  // Only the shape is told: an answer may hold a buyer's name and address.
  const why = parsed.success
    ? `status ${reply.status}`
    : parsed.error.issues.map(({ path, code }) => `${path.join(".")}: ${code}`).join(", ");
  throw new WarehouseFault("nonsense", `ShipBob's answer about ${what} makes no sense (${why.slice(0, 300)}).`);
}
