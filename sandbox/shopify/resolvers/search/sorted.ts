import { GraphQLError } from "graphql";

export type SortKeys<Item> = Record<string, (item: Item) => number | string | null>;

/** A list in the order that a connection's `sortKey` asks for; equal ones by id, those without first. A key that nobody has built is an error that names it. */
export function sorted<Item extends { id: number }>(items: Item[], sortKey: string | null | undefined, keys: SortKeys<Item>): Item[] {
  if (sortKey == null || sortKey === "ID" || sortKey === "RELEVANCE") return items;
  const read = keys[sortKey];
  if (!read)
    throw new GraphQLError(`The stand-in can't sort by ${sortKey} here; it can by ID, ${Object.keys(keys).join(", ")}`, {
      extensions: { code: "BAD_USER_INPUT" },
    });
  return items.toSorted((a, b) => {
    const left = withoutCase(read(a));
    const right = withoutCase(read(b));
    if (left === null || right === null) return left === right ? a.id - b.id : left === null ? -1 : 1;
    return left < right ? -1 : left > right ? 1 : a.id - b.id;
  });
}

const withoutCase = (value: number | string | null) => (typeof value === "string" ? value.toLowerCase() : value);
