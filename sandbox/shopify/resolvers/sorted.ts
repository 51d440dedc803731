import { GraphQLError } from "graphql";

/** A list in the order that a connection's `sortKey` asks for; equal ones by id. A key that nobody has built is an error that names it. */
export function sorted<Item extends { id: number }>(
  items: Item[],
  sortKey: string | null | undefined,
  keys: Record<string, (item: Item) => number | string | null>,
): Item[] {
  if (sortKey == null || sortKey === "ID" || sortKey === "RELEVANCE") return items;
  const read = keys[sortKey];
  if (!read)
    throw new GraphQLError(`The stand-in can't sort by ${sortKey} here; it can by ID, ${Object.keys(keys).join(", ")}`, {
      extensions: { code: "BAD_USER_INPUT" },
    });
  return items.toSorted((a, b) => {
    const left = withoutCase(read(a) ?? "");
    const right = withoutCase(read(b) ?? "");
    return left < right ? -1 : left > right ? 1 : a.id - b.id;
  });
}

const withoutCase = (value: number | string) => (typeof value === "string" ? value.toLowerCase() : value);
