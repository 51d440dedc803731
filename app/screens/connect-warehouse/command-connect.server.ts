import { z } from "zod";
import { connectWarehouse } from "#app/fulfillment/connecting/connect-warehouse.server.ts";
import { checkForm } from "#app/platform/forms/check-form.ts";
import { jsonField } from "#app/platform/forms/fields.ts";
import { refusal } from "#app/platform/http/reply.ts";
import type { Message } from "#app/platform/messages/message.ts";
import { common } from "#app/platform/messages/messages.ts";
import type { Shop } from "#app/platform/shop.ts";
import { checkCredentials } from "#app/warehouses/check-credentials.server.ts";
import { connectFormOf, credentialsField } from "#app/warehouses/connect-form.ts";
import type { ConnectOutcome } from "#app/warehouses/connecting/connect-outcome.ts";
import type { WarehouseProvider } from "#app/warehouses/providers/provider.ts";
import { findProvider } from "#app/warehouses/providers/registry.server.ts";
import type { ConnectReply } from "./connect-reply.ts";
import { connectWizard } from "./messages.ts";

/**
 * What a merchant says on the connect page: `kind` is a provider's, `form` a JSON object. `check-credentials` asks the provider about what
 * its fields ask for; `check` says whether a form makes sense so far; `connect` connects: see ConnectForm.
 */
export const ConnectCommand = z.object({
  intent: z.enum(["check-credentials", "check", "connect"]),
  kind: z.string(),
  form: jsonField(z.record(z.string(), z.unknown())),
});

/** Does it. What is wrong is said of each field by its name in the form (`credentials.token`, `address.city`). */
export async function commandConnect(shop: Shop, { intent, kind, form }: z.output<typeof ConnectCommand>): Promise<ConnectReply> {
  const provider = findProvider(kind);
  if (!provider) return refusal(common.message("not-understood"));
  if (intent === "check-credentials") return checkAccount(provider, form);

  const checked = checkForm(connectFormOf(provider), form);
  if (!checked.ok) return checked;
  if (intent === "check") return { ok: true, outcome: "checked" };
  return replyOf(await connectWarehouse(shop, provider, checked.value));
}

async function checkAccount(provider: WarehouseProvider, credentials: object): Promise<ConnectReply> {
  const checked = checkForm(z.object({ credentials: provider.credentials }), { credentials });
  if (!checked.ok) return checked;

  const { label, capabilities } = provider;
  const check = await checkCredentials(provider, checked.value.credentials);
  if (check.outcome !== "connected") return wrong(credentialsField(provider), check.message);
  const { account, buildings, channels } = check;
  if (capabilities.choosesBuilding && buildings.length === 0)
    return wrong(credentialsField(provider), connectWizard.message("no-buildings", { provider: label }));
  if (capabilities.choosesChannel && channels.length === 0)
    return wrong(credentialsField(provider), connectWizard.message("no-channels", { provider: label }));
  return { ok: true, outcome: "account", account, buildings, channels };
}

function replyOf(outcome: ConnectOutcome): ConnectReply {
  if (outcome.outcome === "refused") return outcome.field ? wrong(outcome.field, outcome.message) : refusal(outcome.message);
  return { ok: true, outcome: "connected", warehouseId: outcome.warehouseId, message: toldOf(outcome) };
}

function toldOf(outcome: Exclude<ConnectOutcome, { outcome: "refused" }>): Message {
  if (outcome.outcome === "already-connected") return outcome.message;
  return connectWizard.message(outcome.outcome === "finishing" ? "goes-on" : "connected");
}

const wrong = (field: string, message: Message) => refusal(message, { [field]: message });
