import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { Shop } from "#app/platform/shop.ts";
import type { BuiltInForm } from "./built-in-form.ts";
import type { ConnectOutcome } from "./connect-outcome.ts";
import { beginConnecting } from "./connecting/begin-connecting.server.ts";
import { completeNow } from "./connecting/complete-now.server.ts";

/** Opens a warehouse that the merchant runs with Waybill's own screens. With a location to start from, that location's stock is moved in. */
export async function connectBuiltIn(shop: Shop, form: BuiltInForm): Promise<ConnectOutcome> {
  const { name, address, startFromLocationId, ...terms } = form;

  const problem = startFromLocationId === null ? null : await cannotStartFrom(shop, startFromLocationId);
  if (problem) return { outcome: "refused", field: "startFromLocationId", message: problem };

  const begun = await beginConnecting(shop, {
    kind: "built_in",
    name,
    address,
    terms: { ...terms, timeZone: terms.timeZone ?? shop.timeZone },
    startFromLocationId,
  });
  return begun.outcome === "begun" ? completeNow(shop, begun.warehouseId) : begun;
}

/** Why a location's stock can't be moved, in words; null when it can. */
function cannotStartFrom(shop: Shop, locationId: bigint): Promise<string | null> {
  return inShop(shop, async (db) => {
    const location = await db.location.findUnique({ where: { shopId_id: { shopId: shop.id, id: locationId } } });
    const { importedAt } = await db.shop.findUniqueOrThrow({ where: { id: shop.id } });
    if (importedAt === null)
      return "Waybill is still copying this shop's stock. Try again once the import is done, or begin with empty shelves.";
    if (!location) return "Shopify has no such location any more. Choose another one.";
    if (location.isFulfillmentService) return `"${location.name}" belongs to another warehouse. Choose a location of your own.`;
    return null;
  });
}
