import { GraphQLError, type GraphQLResolveInfo } from "graphql";
import { connectionOf, type ConnectionArgs } from "../connection.ts";
import type { AdjustmentGroup, InventoryChange } from "../inventory/adjustment-group.ts";
import { findLevel } from "../inventory/find-level.ts";
import { levelGid } from "../inventory/level-gid.ts";
import { quantityOf } from "../inventory/quantity-of.ts";
import type { RequestContext, ResolverMap } from "../resolver-map.ts";
import { toGid } from "../state/gid.ts";
import type { InventoryLevelRecord } from "../state/inventory-level-record.ts";
import { weightIn } from "../products/weight.ts";
import { decimalAmount } from "../state/decimal-amount.ts";
import { isoTime } from "../state/iso-time.ts";
import { numericId } from "../state/numeric-id.ts";
import { idFields } from "./id-fields.ts";
import { type InventoryItemSource, inventoryItemSource } from "./inventory-item-source.ts";
import { listed, type ListArgs } from "./search/list-of.ts";
import { levelList } from "./search/location-list.ts";
import { times } from "./times.ts";

const QUANTITY_NAMES = ["available", "committed", "on_hand", "incoming", "reserved", "damaged", "safety_stock", "quality_control"];

/** Available has the level's own time; the others are told only once they were changed. */
const changedAt = ({ updatedAt, changedAt: times }: InventoryLevelRecord, name: string) => {
  const at = name === "available" ? updatedAt : times[name as keyof typeof times];
  return at === undefined ? null : isoTime(at);
};

const itemOf = (shop: RequestContext["shop"], id: number) => {
  const variant = shop.variantsByItem.get(id);
  return variant ? inventoryItemSource(variant) : null;
};

/** Inventory items and their levels. */
export const inventoryResolvers: ResolverMap = {
  InventoryItem: {
    ...idFields("InventoryItem"),
    sku: ({ variant }: InventoryItemSource) => variant.sku,
    tracked: ({ variant }: InventoryItemSource) => variant.tracked,
    requiresShipping: ({ variant }: InventoryItemSource) => variant.requiresShipping,
    createdAt: ({ variant }: InventoryItemSource) => isoTime(variant.createdAt),
    updatedAt: ({ variant }: InventoryItemSource) => isoTime(variant.updatedAt),
    unitCost: ({ variant }: InventoryItemSource, _: unknown, { shop }: RequestContext) =>
      variant.costMinor === null ? null : { amount: decimalAmount(variant.costMinor), currencyCode: shop.shop.currency },
    countryCodeOfOrigin: ({ variant }: InventoryItemSource) => variant.countryCodeOfOrigin,
    provinceCodeOfOrigin: ({ variant }: InventoryItemSource) => variant.provinceCodeOfOrigin,
    harmonizedSystemCode: ({ variant }: InventoryItemSource) => variant.harmonizedSystemCode,
    duplicateSkuCount: ({ variant }: InventoryItemSource, _: unknown, { shop }: RequestContext) =>
      variant.sku === null ? 0 : [...shop.variants.values()].filter((other) => other !== variant && other.sku === variant.sku).length,
    measurement: ({ id, variant }: InventoryItemSource) => ({
      id: toGid("InventoryItemMeasurement", id),
      weight: { unit: variant.weightUnit, value: weightIn(variant.grams, variant.weightUnit) },
    }),
    variant: ({ variant }: InventoryItemSource) => variant,
    variants: ({ variant }: InventoryItemSource, args: ConnectionArgs) => connectionOf([variant], args),
    inventoryLevel: ({ id }: InventoryItemSource, { locationId }: { locationId: string }, { shop }: RequestContext) =>
      findLevel(shop, id, numericId(locationId, "Location") ?? 0) ?? null,
    inventoryLevels: ({ id }: InventoryItemSource, args: ListArgs, context: RequestContext, info: GraphQLResolveInfo) =>
      listed([...(context.shop.inventory.get(id)?.values() ?? [])], levelList, args, context, info),
    locationsCount: ({ id }: InventoryItemSource, _: unknown, { shop }: RequestContext) => ({
      count: shop.inventory.get(id)?.size ?? 0,
      precision: "EXACT",
    }),
  },
  InventoryLevel: {
    ...times("createdAt", "updatedAt"),
    id: levelGid,
    isActive: () => true,
    canDeactivate: (level: InventoryLevelRecord) => level.committed === 0,
    deactivationAlert: () => null,
    item: (level: InventoryLevelRecord, _: unknown, { shop }: RequestContext) => itemOf(shop, level.inventoryItemId),
    location: (level: InventoryLevelRecord, _: unknown, { shop }: RequestContext) => shop.locations.get(level.locationId),
    quantities: (level: InventoryLevelRecord, { names }: { names: string[] }, { shop }: RequestContext) =>
      names.map((name) => {
        if (!QUANTITY_NAMES.includes(name))
          throw new GraphQLError(`The quantity name '${name}' is not one of ${QUANTITY_NAMES.join(", ")}`, {
            extensions: { code: "BAD_USER_INPUT" },
          });
        return {
          id: `gid://shopify/InventoryQuantity/${level.id}?inventory_item_id=${level.inventoryItemId}&name=${name}`,
          name,
          quantity: quantityOf(shop, name, level.inventoryItemId, level.locationId),
          updatedAt: changedAt(level, name),
        };
      }),
  },
  InventoryAdjustmentGroup: {
    ...times("createdAt"),
    id: ({ id }: AdjustmentGroup) => toGid("InventoryAdjustmentGroup", id),
    app: () => null,
    staffMember: () => null,
    changes: (group: AdjustmentGroup, args: Partial<Record<"quantityNames" | "inventoryItemIds" | "locationIds", string[] | null>>) => {
      const wanted = (given: string[] | null | undefined, one: string) => !given || given.includes(one);
      return group.changes.filter(
        ({ name, inventoryItemId, locationId }) =>
          wanted(args.quantityNames, name) &&
          wanted(args.inventoryItemIds, toGid("InventoryItem", inventoryItemId)) &&
          wanted(args.locationIds, toGid("Location", locationId)),
      );
    },
  },
  InventoryChange: {
    item: (change: InventoryChange, _: unknown, { shop }: RequestContext) => itemOf(shop, change.inventoryItemId),
    location: (change: InventoryChange, _: unknown, { shop }: RequestContext) => shop.locations.get(change.locationId) ?? null,
  },
};
