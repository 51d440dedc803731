/** Of one SKU. */
export type Shelf = {
  warehouseId: string;
  /** Sellable there; none where the warehouse is closed. */
  units: number;
  /** Kept there for other buyers. */
  held: number;
  /** Whether this buyer's order could leave from there. */
  isUsable: boolean;
};

/**
 * How many of something each warehouse has left for one more buyer, when every other one gets what he was promised. `waiting` units are on orders that
 * were paid for, and nobody knows yet from where they are shipped.
 *
 * What a warehouse was to keep and no longer has is to come from the others, and what waits may come from any: both are taken off everywhere.
 * It errs to the side of too few: then nothing is sold.
 */
export function leftForAnother(shelves: readonly Shelf[], waiting: number): Map<string, number> {
  const free = ({ units, held, isUsable }: Shelf) => (isUsable ? Math.max(0, units - held) : 0);
  const sum = (of: (shelf: Shelf) => number) => shelves.reduce((total, shelf) => total + of(shelf), 0);
  const missing = sum(({ units, held }) => Math.max(0, held - units));
  const most = Math.max(0, sum(free) - waiting - missing);
  return new Map(shelves.map((shelf) => [shelf.warehouseId, Math.min(free(shelf), most)]));
}
