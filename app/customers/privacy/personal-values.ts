type Order = { customerName: string | null; email: string | null; phone: string | null; note: string | null; shipTo: unknown };

const IN_ADDRESS = ["name", "company", "address1", "address2", "zip", "phone", "email"];

/** Shorter than this, a value is found in sentences that have nothing to do with it. */
const SHORTEST = 4;

/**
 * What tells one customer from another, as it may stand in a sentence that somebody wrote: names, addresses, numbers, in lower case.
 * `known` is what their profile says.
 */
export function personalValues(known: readonly (string | null | undefined)[], orders: readonly Order[]): string[] {
  const ofOrders = orders.flatMap(({ customerName, email, phone, note, shipTo }) => {
    const address = typeof shipTo === "object" && shipTo !== null ? (shipTo as Record<string, unknown>) : {};
    return [customerName, email, phone, note, ...IN_ADDRESS.map((part) => address[part])];
  });
  const values = [...known, ...ofOrders].filter((value) => typeof value === "string").map((value) => value.toLowerCase());
  return [...new Set(values.filter((value) => value.length >= SHORTEST))];
}
