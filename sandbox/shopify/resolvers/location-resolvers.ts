import type { GraphQLResolveInfo } from "graphql";
import { findLevel } from "../inventory/find-level.ts";
import { hasNamesake } from "../locations/activate-location.ts";
import { isBusy, isStocked } from "../locations/location-error.ts";
import type { RequestContext, ResolverMap } from "../resolver-map.ts";
import type { LocationRecord } from "../state/location-record.ts";
import { numericId } from "../state/numeric-id.ts";
import { idFields } from "./id-fields.ts";
import { serviceGid, type ServiceSource } from "./manual-service.ts";
import { metafieldFields } from "./metafield-fields.ts";
import { listed, type ListArgs } from "./search/list-of.ts";
import { levelList } from "./search/location-list.ts";
import { times } from "./times.ts";

const levelsAt = (shop: RequestContext["shop"], locationId: number) =>
  [...shop.inventory.values()].flatMap((levels) => levels.get(locationId) ?? []);

const firstOwn = (shop: RequestContext["shop"]) =>
  [...shop.locations.values()].find(({ isActive, fulfillmentServiceId }) => isActive && fulfillmentServiceId === null);

/** Locations and the fulfillment services behind some of them. */
export const locationResolvers: ResolverMap = {
  Location: {
    ...metafieldFields("Location"),
    ...idFields("Location"),
    ...times("createdAt", "updatedAt", "deactivatedAt"),
    activatable: (location: LocationRecord, _: unknown, { shop }: RequestContext) => location.isActive || !hasNamesake(shop, location),
    deactivatable: (location: LocationRecord, _: unknown, { shop }: RequestContext) =>
      location.fulfillmentServiceId === null && location !== firstOwn(shop),
    deletable: (location: LocationRecord, _: unknown, { shop }: RequestContext) =>
      !location.isActive && location.fulfillmentServiceId === null && !isStocked(shop, location) && !isBusy(shop, location),
    isPrimary: (location: LocationRecord, _: unknown, { shop }: RequestContext) => location === firstOwn(shop),
    addressVerified: () => false,
    isFulfillmentService: (location: LocationRecord) => location.fulfillmentServiceId !== null,
    fulfillmentService: (location: LocationRecord, _: unknown, { shop }: RequestContext) =>
      location.fulfillmentServiceId === null ? null : (shop.fulfillmentServices.get(location.fulfillmentServiceId) ?? null),
    // Only of the location that shipping rates are reckoned from, which a shop has by itself.
    shipsInventory: (location: LocationRecord, _: unknown, { shop }: RequestContext) =>
      location.fulfillsOnlineOrders && location === firstOwn(shop),
    hasActiveInventory: (location: LocationRecord, _: unknown, { shop }: RequestContext) =>
      levelsAt(shop, location.id).some(({ available }) => available > 0),
    hasUnfulfilledOrders: (location: LocationRecord, _: unknown, { shop }: RequestContext) => isBusy(shop, location),
    localPickupSettingsV2: () => null,
    suggestedAddresses: () => [],
    inventoryLevel: (location: LocationRecord, { inventoryItemId }: { inventoryItemId: string }, { shop }: RequestContext) =>
      findLevel(shop, numericId(inventoryItemId, "InventoryItem") ?? 0, location.id) ?? null,
    inventoryLevels: (location: LocationRecord, args: ListArgs, context: RequestContext, info: GraphQLResolveInfo) =>
      listed(levelsAt(context.shop, location.id), levelList, args, context, info),
  },
  FulfillmentService: {
    id: (service: ServiceSource) => (service.id === null ? "gid://shopify/FulfillmentService/manual" : serviceGid(service.id)),
    type: ({ id }: ServiceSource) => (id === null ? "MANUAL" : "THIRD_PARTY"),
    fulfillmentOrdersOptIn: () => true,
    location: ({ locationId }: ServiceSource, _: unknown, { shop }: RequestContext) => shop.locations.get(locationId) ?? null,
  },
};
