import { activateLevel } from "../inventory/activate-level.ts";
import { type AdjustQuantitiesInput, adjustQuantities } from "../inventory/adjust-quantities.ts";
import type { QuantityOutcome } from "../inventory/adjustment-group.ts";
import { changeLevel } from "../inventory/change-level.ts";
import { deactivateLevel } from "../inventory/deactivate-level.ts";
import { type SetQuantitiesInput, setQuantities } from "../inventory/set-quantities.ts";
import type { ResolverMap } from "../resolver-map.ts";
import { changeTags } from "../state/change-tags.ts";
import { numericId } from "../state/numeric-id.ts";
import { FOREIGN, isForeign, type NewMetafield } from "../state/check-metafield.ts";
import { deleteMetafield, type MetafieldName, setMetafields } from "../state/set-metafields.ts";
import { findNode } from "./find-node.ts";
import { mutation } from "./mutation.ts";
import { payloadOf } from "./payload-of.ts";

const quantities = (outcome: QuantityOutcome) =>
  outcome.outcome === "refused"
    ? { inventoryAdjustmentGroup: null, userErrors: outcome.errors }
    : { inventoryAdjustmentGroup: outcome.group, userErrors: [] };

/** What can be asked of services, parcels, stock and orders. */
export const shopMutations: ResolverMap = {
  Mutation: {
    inventorySetQuantities: mutation((shop, { input }: { input: SetQuantitiesInput }) => quantities(setQuantities(shop, input))),
    inventoryAdjustQuantities: mutation((shop, { input }: { input: AdjustQuantitiesInput }) => quantities(adjustQuantities(shop, input))),
    inventoryActivate: mutation(
      (shop, args: { inventoryItemId: string; locationId: string; available?: number | null; onHand?: number | null }) => {
        const refused = (field: string, message: string) => ({ inventoryLevel: null, userErrors: [{ field: [field], message }] });
        const variant = shop.variantsByItem.get(numericId(args.inventoryItemId, "InventoryItem") ?? 0);
        const location = shop.locations.get(numericId(args.locationId, "Location") ?? 0);
        if (!variant) return refused("inventoryItemId", "The inventory item couldn't be found.");
        if (!location) return refused("locationId", "The location couldn't be found.");
        if (args.available != null && args.onHand != null)
          return {
            inventoryLevel: null,
            userErrors: [{ field: ["available", "onHand"], message: "Cannot set both available and onHand." }],
          };
        const known = shop.inventory.get(variant.inventoryItemId)?.has(location.id) ?? false;
        if (known && (args.available != null || args.onHand != null))
          return refused(
            args.available != null ? "available" : "onHand",
            `Not allowed to set ${args.available != null ? "available" : "an on_hand"} quantity when the item is already active at the location.`,
          );
        const level = activateLevel(shop, variant.inventoryItemId, location.id);
        const wanted = args.available ?? args.onHand ?? 0;
        if (!known && wanted !== 0) changeLevel(shop, level, { available: wanted });
        return { inventoryLevel: level, userErrors: [] };
      },
    ),
    inventoryDeactivate: mutation((shop, { inventoryLevelId }: { inventoryLevelId: string }) =>
      payloadOf(deactivateLevel(shop, inventoryLevelId), () => ({})),
    ),

    tagsAdd: mutation((_, args: { id: string; tags: string[] }, context) => changeTags(context, "tagsAdd", args)),
    tagsRemove: mutation((_, args: { id: string; tags: string[] }, context) => changeTags(context, "tagsRemove", args)),
    metafieldsSet: mutation((shop, { metafields }: { metafields: NewMetafield[] }) =>
      setMetafields(shop, metafields, (gid) => findNode(shop, gid) !== null),
    ),
    metafieldsDelete: mutation((shop, { metafields }: { metafields: MetafieldName[] }) =>
      metafields.some(({ namespace }) => isForeign(namespace))
        ? { deletedMetafields: [], userErrors: [{ field: ["metafields"], message: FOREIGN }] }
        : { deletedMetafields: metafields.map((one) => deleteMetafield(shop, one)), userErrors: [] },
    ),
  },
};
