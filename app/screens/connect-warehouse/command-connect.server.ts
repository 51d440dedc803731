import { z } from "zod";
import type { Shop } from "#app/platform/shop.ts";
import { type FieldErrors, fieldErrors } from "#app/ui/reply.ts";
import { checkCredentials } from "#app/warehouses/check-credentials.server.ts";
import { connectFormOf, credentialsField } from "#app/warehouses/connect-form.ts";
import { connectWarehouse } from "#app/fulfillment/connecting/connect-warehouse.server.ts";
import type { ConnectOutcome } from "#app/warehouses/connecting/connect-outcome.ts";
import type { WarehouseProvider } from "#app/warehouses/providers/provider.ts";
import { findProvider } from "#app/warehouses/providers/registry.server.ts";
import type { ConnectReply } from "./connect-reply.ts";

const Command = z.object({
  intent: z.enum(["check-credentials", "check", "connect"]),
  kind: z.string(),
  form: z.string().transform((text, context): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      context.addIssue("The form isn't readable");
      return z.NEVER;
    }
  }),
});

/**
 * What a merchant says on the connect page. Form fields: `intent`, `kind` (a provider's) and `form`, a JSON object. `check-credentials`
 * asks the provider about what its fields ask for; `check` says whether a form makes sense so far; `connect` connects: see ConnectForm.
 */
export async function commandConnect(shop: Shop, form: FormData): Promise<ConnectReply> {
  const command = Command.safeParse(Object.fromEntries(form));
  const provider = command.data && findProvider(command.data.kind);
  if (!command.success || !provider) return refused({}, "Waybill didn't understand the form. Reload the page and try again.");
  if (command.data.intent === "check-credentials") return checkAccount(provider, command.data.form);

  const parsed = connectFormOf(provider).safeParse(command.data.form);
  if (!parsed.success) return refused(fieldErrors(parsed.error), null);
  if (command.data.intent === "check") return { outcome: "fine" };
  return replyOf(await connectWarehouse(shop, provider, parsed.data));
}

async function checkAccount(provider: WarehouseProvider, form: unknown): Promise<ConnectReply> {
  const credentials = z.object({ credentials: provider.credentials }).safeParse({ credentials: form });
  if (!credentials.success) return refused(fieldErrors(credentials.error), null);

  const wrong = (message: string) => refused({ [credentialsField(provider)]: message }, null);
  const check = await checkCredentials(provider, credentials.data.credentials);
  if (check.outcome !== "connected") return wrong(check.message);
  const { account, buildings, channels } = check;
  if (provider.capabilities.choosesBuilding && buildings.length === 0)
    return wrong(`This ${provider.label} account has no building that ships. Ask ${provider.label} to open one.`);
  if (provider.capabilities.choosesChannel && channels.length === 0)
    return wrong(`This ${provider.label} account has no channel to place orders under. Make one there first.`);
  return { outcome: "account", account, buildings, channels };
}

function replyOf(outcome: ConnectOutcome): ConnectReply {
  if (outcome.outcome === "refused")
    return outcome.field ? refused({ [outcome.field]: outcome.message }, null) : refused({}, outcome.message);
  return { outcome: "connected", warehouseId: outcome.warehouseId, message: "message" in outcome ? outcome.message : null };
}

const refused = (errors: FieldErrors, message: string | null): ConnectReply => ({ outcome: "refused", errors, message });
