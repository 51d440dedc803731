import { GraphQLError } from "graphql";

export type ConnectionArgs = {
  first?: number | null;
  after?: string | null;
  last?: number | null;
  before?: string | null;
  reverse?: boolean | null;
};

/** Every node of a connection, whatever page was asked for: what a bulk operation reads. */
export const everyNode = Symbol("every node");

export type Connection<Node> = {
  readonly [everyNode]: readonly Node[];
  readonly nodes: readonly Node[];
  readonly edges: readonly { readonly cursor: string; readonly node: Node }[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
};

const pageLimit = 250;

/**
 * One page of a list, by Shopify's cursor arguments. `items` are already filtered and sorted (`reverse` is done here).
 *
 * A cursor names the node it stands on, so that nodes added before it do not shift the pages; its position is only a hint that makes
 * finding it cheap. Throws, as Shopify does, unless one of `first` and `last` is there and from 0 to 250, and when a
 * cursor is not one of ours.
 */
export function connectionOf<Node extends { readonly id: string | number }>(
  items: readonly Node[],
  args: ConnectionArgs,
): Connection<Node> {
  const all = args.reverse ? items.toReversed() : items;
  if (args.first == null && args.last == null)
    throw new GraphQLError("you must provide one of first or last", { extensions: { code: "BAD_REQUEST" } });

  if (args.first != null && args.last != null)
    throw new GraphQLError("providing both first and last is not supported", { extensions: { code: "BAD_REQUEST" } });
  for (const name of ["first", "last"] as const)
    if ((args[name] ?? 0) < 0) throw new GraphQLError(`${name} must be at least 0`, { extensions: { code: "BAD_REQUEST" } });
    else if ((args[name] ?? 0) > pageLimit)
      throw new GraphQLError(`${name} must be at most ${pageLimit}`, { extensions: { code: "BAD_REQUEST" } });

  let from = args.after == null ? 0 : positionOf(all, args.after) + 1;
  let to = args.before == null ? all.length : positionOf(all, args.before);
  if (args.first != null) to = Math.min(to, from + args.first);
  else if (args.last != null) from = Math.max(from, to - args.last);

  const nodes = all.slice(from, to);
  const cursorAt = (position: number) => writeCursor(all[position], position);
  return {
    [everyNode]: all,
    nodes,
    get edges() {
      return nodes.map((node, index) => ({ cursor: cursorAt(from + index), node }));
    },
    pageInfo: {
      hasNextPage: to < all.length,
      hasPreviousPage: from > 0,
      startCursor: nodes.length > 0 ? cursorAt(from) : null,
      endCursor: nodes.length > 0 ? cursorAt(from + nodes.length - 1) : null,
    },
  };
}

const writeCursor = (node: { readonly id: string | number } | undefined, position: number) =>
  Buffer.from(JSON.stringify([node?.id, position])).toString("base64");

function positionOf(all: readonly { readonly id: string | number }[], cursor: string): number {
  const [id, hint] = readCursor(cursor);
  const position = all[hint]?.id === id ? hint : all.findIndex((node) => node.id === id);
  // The node it stood on is gone: the node that took its place has not been seen yet.
  return position >= 0 ? position : hint - 1;
}

function readCursor(cursor: string): [string | number, number] {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(cursor, "base64").toString());
    if (Array.isArray(parsed) && (typeof parsed[0] === "string" || typeof parsed[0] === "number") && typeof parsed[1] === "number")
      return [parsed[0], parsed[1]];
  } catch {
    // Falls through to the error that every unreadable cursor gets.
  }
  throw new GraphQLError("Invalid cursor for current pagination sort.", { extensions: { code: "BAD_REQUEST" } });
}
