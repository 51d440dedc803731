import { GraphQLError } from "graphql";
import { connectionOf, type ConnectionArgs } from "../connection.ts";
import type { CustomerRecord } from "../state/customer-record.ts";
import type { ShopState } from "../state/shop-state.ts";
import { findSegment } from "./find-segment.ts";
import { findMembersQuery } from "./members-query.ts";
import { notBuilt, readSegmentQuery, type SegmentReader } from "./segment-query.ts";

export type MembersArgs = { segmentId?: string | null; query?: string | null; queryId?: string | null; sortKey?: string | null };

const refuse = (message: string, code = "BAD_REQUEST") => new GraphQLError(message, { extensions: { code } });

/** A page of `customerSegmentMembers`. */
export function membersOf(shop: ShopState, args: MembersArgs & ConnectionArgs) {
  const members = membersAsked(shop, args);
  const { edges, pageInfo } = connectionOf(members, args);
  return {
    edges: edges.map(({ cursor, node }) => ({ cursor, node: { ...node, __typename: "CustomerSegmentMember" } })),
    pageInfo,
    totalCount: members.length,
  };
}

function membersAsked(shop: ShopState, { segmentId, query, queryId, sortKey }: MembersArgs): CustomerRecord[] {
  if (queryId != null) return findMembersQuery(shop, queryId).customerIds.flatMap((id) => shop.customers.get(id) ?? []);
  if (segmentId != null && query != null) throw refuse("Providing both segment_id and query is not supported.");
  if (segmentId == null && query == null) throw refuse("You must provide one of segment_id or query.");
  const asked = segmentId == null ? query : findSegment(shop, segmentId)?.query;
  if (asked == null) throw refuse("Segment does not exist", "NOT_FOUND");
  const read = readSegmentQuery(asked);
  if ("problems" in read) throw refuse(read.problems[0]);
  return membersBy(shop, read, sortKey);
}

/** In the order in which they came. */
export function membersBy(shop: ShopState, { members }: SegmentReader, sortKey: string | null | undefined): CustomerRecord[] {
  if (sortKey != null) throw notBuilt("the sort keys of segment members");
  return [...shop.customers.values()].filter((customer) => members(customer, shop));
}
