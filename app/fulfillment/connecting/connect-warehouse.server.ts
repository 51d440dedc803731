import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { Message } from "#app/platform/messages/message.ts";
import type { Shop } from "#app/platform/shop.ts";
import type { PostalAddress } from "#app/orders/postal-address.ts";
import { checkCredentials } from "#app/warehouses/check-credentials.server.ts";
import { type ConnectForm, credentialsField } from "#app/warehouses/connect-form.ts";
import { beginConnecting } from "#app/warehouses/connecting/begin-connecting.server.ts";
import { fulfillment } from "../messages.ts";
import { completeNow } from "./complete-now.server.ts";
import type { ConnectOutcome } from "#app/warehouses/connecting/connect-outcome.ts";
import type { WarehouseProvider } from "#app/warehouses/providers/provider.ts";
import { sealCredentials } from "#app/warehouses/secrets.server.ts";

type Refused = Extract<ConnectOutcome, { outcome: "refused" }>;
/** Where the building is, as the provider or the merchant says. */
type Place = { outcome: "found"; address: PostalAddress; timeZone: string };

/**
 * Connects a warehouse, after asking its provider whether the credentials, the channel and the building go together. `form` is what
 * `connectFormOf` makes of the merchant's words.
 */
export async function connectWarehouse(shop: Shop, provider: WarehouseProvider, form: ConnectForm): Promise<ConnectOutcome> {
  const { name, credentials, buildingId, channelId, address: _typed, startFromLocationId, ...terms } = form;

  const place = await findPlace(shop, provider, form);
  if (place.outcome === "refused") return place;
  const problem = startFromLocationId === null ? null : await cannotStartFrom(shop, startFromLocationId);
  if (problem) return refused("startFromLocationId", problem);

  const begun = await beginConnecting(shop, {
    kind: provider.kind,
    name,
    address: place.address,
    terms: { ...terms, timeZone: terms.timeZone ?? place.timeZone },
    credentials: credentials && sealCredentials(shop, credentials),
    buildingId,
    channelId,
    startFromLocationId,
  });
  return begun.outcome === "begun" ? completeNow(shop, begun) : begun;
}

async function findPlace(shop: Shop, provider: WarehouseProvider, form: ConnectForm): Promise<Place | Refused> {
  const typed: Place | Refused = form.address
    ? { outcome: "found", address: form.address, timeZone: shop.timeZone }
    : refused("buildingId", fulfillment.message("other-building", { provider: provider.label }));
  if (form.credentials === null) return typed;

  const check = await checkCredentials(provider, form.credentials);
  if (check.outcome !== "connected") return refused(credentialsField(provider), check.message);
  if (form.channelId !== null && !check.channels.some(({ id }) => id === form.channelId))
    return refused("channelId", fulfillment.message("other-channel"));
  const building = check.buildings.find(({ id }) => id === form.buildingId);
  return building ? { outcome: "found", address: building.address, timeZone: building.timeZone } : typed;
}

/** Why a location's stock can't be moved; null when it can. */
function cannotStartFrom(shop: Shop, locationId: bigint): Promise<Message | null> {
  return inShop(shop, async (db) => {
    const location = await db.location.findUnique({ where: { shopId_id: { shopId: shop.id, id: locationId } } });
    const { importedAt } = await db.shop.findUniqueOrThrow({ where: { id: shop.id } });
    if (importedAt === null) return fulfillment.message("import-first");
    if (!location) return fulfillment.message("location-gone");
    if (location.isFulfillmentService) return fulfillment.message("location-of-warehouse", { location: location.name });
    return null;
  });
}

function refused(field: string, message: Message): Refused {
  return { outcome: "refused", field, message };
}
