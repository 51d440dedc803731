export type AssignableLine = { key: number; itemId: number | null; quantity: number; requiresShipping: boolean };

export type Assignment<Line> = { locationId: number; methodType: "SHIPPING" | "NONE"; lines: Line[] };

/**
 * Where Shopify's default rules would put an order: the first location by rank that has everything; else each line at the first location
 * that has it; a line that nobody has goes to the first location. Lines that need no shipping are kept apart. `available` answers what
 * a location has of an item, and Infinity for what is not tracked.
 */
export function assignLines<Line extends AssignableLine>(
  lines: readonly Line[],
  locationIds: readonly number[],
  available: (itemId: number, locationId: number) => number,
): Assignment<Line>[] {
  const [first] = locationIds;
  if (first === undefined) return [];
  const assignments: Assignment<Line>[] = [];
  const put = (locationId: number, methodType: "SHIPPING" | "NONE", line: Line) => {
    const known = assignments.find((one) => one.locationId === locationId && one.methodType === methodType);
    if (known) known.lines.push(line);
    else assignments.push({ locationId, methodType, lines: [line] });
  };

  const physical = lines.filter((line) => line.requiresShipping);
  const needed = new Map<number, number>();
  for (const line of physical) if (line.itemId !== null) needed.set(line.itemId, (needed.get(line.itemId) ?? 0) + line.quantity);

  const complete = locationIds.find((locationId) => [...needed].every(([itemId, quantity]) => available(itemId, locationId) >= quantity));
  const taken = new Map<string, number>();
  for (const line of physical) {
    const { itemId, quantity } = line;
    if (complete !== undefined || itemId === null) {
      put(complete ?? first, "SHIPPING", line);
      continue;
    }
    const left = (locationId: number) => available(itemId, locationId) - (taken.get(`${itemId}/${locationId}`) ?? 0);
    const locationId = locationIds.find((candidate) => left(candidate) >= quantity) ?? first;
    taken.set(`${itemId}/${locationId}`, (taken.get(`${itemId}/${locationId}`) ?? 0) + quantity);
    put(locationId, "SHIPPING", line);
  }
  for (const line of lines) if (!line.requiresShipping) put(first, "NONE", line);
  return assignments;
}
