type Wanting = { parcelId: string; units: number };

/**
 * The parcels that go without, when fewer units of a SKU were found than they want together: each gets its units whole or not at all, in the
 * order given (promised first, served first), and a smaller one later on takes what an earlier one had too little of.
 */
export function whoGoesWithout(wanting: readonly Wanting[], found: number): string[] {
  let left = found;
  return wanting.flatMap(({ parcelId, units }) => {
    if (units > left) return [parcelId];
    left -= units;
    return [];
  });
}
