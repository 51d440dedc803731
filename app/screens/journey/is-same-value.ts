/**
 * Whether two values of a journey say the same. A database keeps no order of names, and a form no text that is empty: what comes back as it was saved is
 * what was typed.
 */
export const isSameValue = (one: unknown, other: unknown): boolean => inOneOrder(one) === inOneOrder(other);

const inOneOrder = (value: unknown): string | undefined => JSON.stringify(value, byName);

function byName(_name: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  const filled = Object.entries(value).filter(([, part]) => part !== "");
  return Object.fromEntries(filled.toSorted(([one], [other]) => (one < other ? -1 : 1)));
}
