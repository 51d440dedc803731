import { z } from "zod";
import { gateFields } from "#app/fulfillment/gates/gate-settings.ts";
import { checkboxField } from "#app/platform/forms/fields.ts";
import { routingSettingsFields } from "#app/fulfillment/plan/routing-settings.ts";

/** What a merchant can do on Settings. `currency` is the shop's. */
export function settingsCommand(currency: string) {
  return z.discriminatedUnion("intent", [
    z.object({ intent: z.literal("routing-on") }),
    z.object({ intent: z.literal("routing-off") }),
    z.object({ intent: z.literal("show-setup-guide") }),
    z.object({ intent: z.literal("save-gates"), ...gateFields }),
    z.object({ intent: z.literal("save-notices"), notifyBuyers: checkboxField() }),
    z.object({ intent: z.literal("save"), ...routingSettingsFields(currency) }),
  ]);
}
