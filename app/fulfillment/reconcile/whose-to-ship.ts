type Line = {
  orderLineId: bigint;
  inventoryItemId: bigint | null;
  sku: string | null;
  remainingQuantity: number;
  requiresShipping: boolean;
};
type FulfillmentOrder = { id: bigint; assignedLocationId: bigint | null; lines: readonly Line[] };

export type Surroundings = {
  /** Locations of Waybill's warehouses. */
  ours: ReadonlySet<bigint>;
  /** Locations of fulfillment services that are not Waybill's. */
  otherServices: ReadonlySet<bigint>;
  /** Fulfillment orders that a person moved to a location of the merchant's own. */
  kept: ReadonlySet<bigint>;
  /** Order lines that no warehouse can know, and of which a person said that they are dealt with. */
  putAside: ReadonlySet<bigint>;
  /** SKUs that some warehouse of Waybill's carries, in stock or not. */
  carried: ReadonlySet<string>;
  /** Inventory items that lie at each location, by its id: at least one unit. */
  stocked: ReadonlyMap<bigint, ReadonlySet<bigint>>;
};

/**
 * What of a fulfillment order is Waybill's to send to a warehouse: all of it, some of its lines, or nothing.
 *
 * Nothing where another service ships it, or where the merchant said that he does. Nor a line that he put aside. A line that no warehouse of ours carries, and that lies at
 * the merchant's own location, is his: such things he packs himself.
 */
export function linesToShip<L extends Line>(one: Omit<FulfillmentOrder, "lines"> & { lines: readonly L[] }, around: Surroundings): L[] {
  const { assignedLocationId: at } = one;
  const lines = one.lines.filter(({ orderLineId }) => !around.putAside.has(orderLineId));
  if (at === null || around.ours.has(at)) return [...lines];
  if (around.otherServices.has(at) || around.kept.has(one.id)) return [];
  return lines.filter(
    ({ sku, inventoryItemId, requiresShipping }) =>
      !requiresShipping || !sku || around.carried.has(sku) || inventoryItemId === null || !around.stocked.get(at)?.has(inventoryItemId),
  );
}
