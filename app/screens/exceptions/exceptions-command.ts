import { z } from "zod";
import { issue } from "#app/platform/forms/issue.ts";
import { ExceptionId, OrderId, WarehouseId } from "#app/platform/ids.ts";
import { exceptionsScreen } from "./messages.ts";

const exceptionId = z.array(ExceptionId).min(1).max(50);
const orderId = z.array(OrderId).min(1).max(50);

/** What a person can do about exceptions, as the screen sends it. */
export const ExceptionsCommand = z.discriminatedUnion("intent", [
  z.object({ intent: z.enum(["reroute", "ship-again"]), orderId }),
  z.object({ intent: z.enum(["publish", "stop", "ask-warehouse", "restore", "apply-again", "take-off", "undo"]), exceptionId }),
  z.object({ intent: z.literal("choose"), orderId: OrderId, warehouseId: WarehouseId }),
  z.object({ intent: z.literal("resume"), warehouseId: WarehouseId }),
  z.object({ intent: z.literal("assign"), exceptionId, ownerId: z.string().max(40).default("") }),
  z.object({
    intent: z.literal("dismiss"),
    exceptionId,
    note: z
      .string()
      .trim()
      .min(1, issue(exceptionsScreen.message("say-why")))
      .max(500),
  }),
]);

export type ExceptionsCommand = z.infer<typeof ExceptionsCommand>;
