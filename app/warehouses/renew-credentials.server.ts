import { Prisma, type Warehouse } from "#generated/prisma/client.ts";
import { checkForm } from "#app/platform/forms/check-form.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { publish } from "#app/platform/events/publish.server.ts";
import { WarehouseId } from "#app/platform/ids.ts";
import type { Message } from "#app/platform/messages/message.ts";
import type { Shop } from "#app/platform/shop.ts";
import { providerAddress } from "./callback-address.server.ts";
import { checkCredentials } from "./check-credentials.server.ts";
import { credentialsField } from "./connect-form.ts";
import { warehouses } from "./messages.ts";
import { openConnection } from "./open-connection.server.ts";
import type { WarehouseProvider } from "./providers/provider.ts";
import { findProvider } from "./providers/registry.server.ts";
import { sealCredentials, sealWebhookSecret } from "./secrets.server.ts";
import { warehouseRefusalEnded } from "./warehouse-events.ts";
import { WarehouseFault } from "./warehouse-fault.ts";

/** Messages are for the merchant. `field` is the one of the provider's fields that is at fault, as `credentials.<name>`. */
export type RenewedCredentials =
  | { outcome: "renewed" }
  | { outcome: "not-found"; message: Message }
  | { outcome: "refused"; field: string; message: Message };

/**
 * Takes new credentials for a warehouse, as its provider's form has them, once the provider accepts them for the same building and
 * channel; a refused warehouse works again.
 */
export async function renewCredentials(shop: Shop, id: WarehouseId, given: unknown): Promise<RenewedCredentials> {
  const known = await inShop(shop, (db) => db.warehouse.findUnique({ where: { shopId_id: { shopId: shop.id, id } } }));
  const provider = known && findProvider(known.kind);
  if (!provider || provider.fields.length === 0 || known.state === "disconnected")
    return { outcome: "not-found", message: warehouses.message("no-longer-connected") };

  const refused = (message: Message, field = credentialsField(provider)): RenewedCredentials => ({ outcome: "refused", field, message });
  const credentials = checkForm(provider.credentials, given);
  if (!credentials.ok) {
    const [[field, message] = []] = Object.entries(credentials.fields ?? {});
    return refused(message ?? credentials.message, field && `credentials.${field}`);
  }
  const problem = await cannotUse(provider, credentials.value, known);
  if (problem) return refused(problem);

  try {
    await keep(shop, { ...known, credentials: sealCredentials(shop, credentials.value) }, provider);
    return { outcome: "renewed" };
  } catch (fault) {
    if (fault instanceof WarehouseFault) return refused(fault.words);
    throw fault;
  }
}

/** Why credentials don't do for a warehouse, or null. */
async function cannotUse(provider: WarehouseProvider, credentials: object, warehouse: Warehouse): Promise<Message | null> {
  const check = await checkCredentials(provider, credentials);
  if (check.outcome !== "connected") return check.message;
  const has = (chosen: string | null, there: readonly { id: string }[]) => chosen === null || there.some(({ id }) => id === chosen);
  if (has(warehouse.buildingId, check.buildings) && has(warehouse.channelId, check.channels)) return null;
  return warehouses.message("other-account", { provider: provider.label });
}

/** Subscribes anew before anything is written: some providers derive the secret of their calls from the credentials. */
async function keep(shop: Shop, renewed: Warehouse, { capabilities }: WarehouseProvider): Promise<void> {
  const subscription = capabilities.callsUs
    ? await openConnection(shop, renewed).subscribe(providerAddress(shop, renewed.callbackKey))
    : null;
  const data = {
    credentials: renewed.credentials,
    webhookSecret: subscription?.outcome === "subscribed" ? sealWebhookSecret(shop, subscription.secret) : null,
    lastProblem: subscription?.outcome === "refused" ? subscription.message : Prisma.DbNull,
  };
  const where = { shopId: shop.id, id: renewed.id };
  await inShop(shop, async (db) => {
    await db.warehouse.updateMany({ where, data });
    const { count } = await db.warehouse.updateMany({ where: { ...where, state: "refused" }, data: { state: "connected" } });
    if (count > 0) await publish(db, shop, warehouseRefusalEnded, { warehouseId: WarehouseId.parse(renewed.id) });
  });
}
