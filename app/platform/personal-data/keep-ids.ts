/**
 * What is left of a JSON document when everything but ids is taken out of it: enough to say what it was about, nothing about a person.
 * Ids are numbers, Shopify's global ids and our own references; lists of numbers are kept as lists of ids.
 */
export function keepIds(value: unknown): unknown {
  if (Array.isArray(value))
    return value.map((one: unknown) => (typeof one === "number" ? one : keepIds(one))).filter((one) => one !== undefined && !isEmpty(one));
  if (typeof value !== "object" || value === null) return undefined;
  const kept = Object.entries(value).flatMap(([name, inner]: [string, unknown]) => {
    const left = isId(name, inner) ? inner : keepIds(inner);
    return left === undefined || isEmpty(left) ? [] : [[name, left] as const];
  });
  return Object.fromEntries(kept);
}

function isId(name: string, value: unknown): boolean {
  if (!/(^|_)id$/.test(name)) return false;
  return (
    typeof value === "number" || (typeof value === "string" && (name === "reference_id" || /^(gid:\/\/shopify\/\w+\/)?\d+$/.test(value)))
  );
}

const isEmpty = (value: unknown) => typeof value === "object" && value !== null && Object.keys(value).length === 0;
