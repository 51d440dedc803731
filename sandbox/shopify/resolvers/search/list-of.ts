import type { GraphQLResolveInfo } from "graphql";
import { connectionOf, type Connection, type ConnectionArgs } from "../../connection.ts";
import type { RequestContext } from "../../resolver-map.ts";
import { search, type Filter } from "./search.ts";
import { sorted, type SortKeys } from "./sorted.ts";

export type ListArgs = ConnectionArgs & { query?: string | null; sortKey?: string | null; savedSearchId?: string | null };

/** What a list of the shop can be searched and sorted by. */
export type List<Item> = { filters: Record<string, Filter<Item>>; sortKeys: (context: RequestContext) => SortKeys<Item> };

type Asked = [args: ListArgs, context: RequestContext, info: GraphQLResolveInfo];

/** The records that were asked for, in the order that was asked for. */
export function found<Item extends { id: number }>(items: Item[], list: List<Item>, ...[args, context, info]: Asked): Item[] {
  return sorted(search(items, args.query, list.filters, { context, info }), args.sortKey, list.sortKeys(context));
}

/** … a page of them. */
export function listed<Item extends { id: number }>(items: Item[], list: List<Item>, ...asked: Asked): Connection<Item> {
  return connectionOf(found(items, list, ...asked), asked[0]);
}

/** … how many of them, counted up to a limit. */
export function counted<Item extends { id: number }>(
  items: Item[],
  list: List<Item>,
  args: ListArgs & { limit?: number | null },
  ...[context, info]: [RequestContext, GraphQLResolveInfo]
): { count: number; precision: string } {
  const { length } = search(items, args.query, list.filters, { context, info });
  return args.limit != null && length > args.limit ? { count: args.limit, precision: "AT_LEAST" } : { count: length, precision: "EXACT" };
}
