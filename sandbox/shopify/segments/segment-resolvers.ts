import { GraphQLError } from "graphql";
import { connectionOf, type ConnectionArgs } from "../connection.ts";
import type { RequestContext, ResolverMap } from "../resolver-map.ts";
import { customerResolvers } from "../resolvers/customer-resolvers.ts";
import { mutation } from "../resolvers/mutation.ts";
import type { CustomerRecord } from "../state/customer-record.ts";
import { isoTime } from "../state/iso-time.ts";
import { toGid } from "../state/gid.ts";
import { numericId } from "../state/numeric-id.ts";
import type { ShopState } from "../state/shop-state.ts";
import { addSegment } from "./add-segment.ts";
import { readSegmentQuery } from "./segment-query.ts";
import type { SegmentRecord } from "./segment-record.ts";

type MembersArgs = ConnectionArgs & { segmentId?: string | null; query?: string | null; queryId?: string | null };
type Problem = { field: string[]; message: string };

const refuse = (message: string, code = "BAD_REQUEST") => new GraphQLError(message, { extensions: { code } });
const findSegment = (shop: ShopState, id: string) => shop.segments.get(numericId(id, "Segment") ?? 0);

/** Customers by what they have in common, and who belongs to them. Membership is worked out when it is asked for; jobs of members (`queryId`) are not there. */
export const segmentResolvers: ResolverMap = {
  QueryRoot: {
    segments: (_: unknown, args: ConnectionArgs, { shop }: RequestContext) => connectionOf([...shop.segments.values()], args),
    segmentsCount: (_: unknown, __: unknown, { shop }: RequestContext) => ({ count: shop.segments.size, precision: "EXACT" }),
    segment: (_: unknown, { id }: { id: string }, { shop }: RequestContext) => {
      const segment = findSegment(shop, id);
      if (!segment) throw refuse("Segment does not exist", "NOT_FOUND");
      return segment;
    },
    customerSegmentMembers: (_: unknown, args: MembersArgs, { shop }: RequestContext) => membersOf(shop, args),
  },
  Mutation: {
    segmentCreate: mutation((shop, { name, query }: { name: string; query: string }) => {
      const problems = problemsOf(name, query);
      return problems.length > 0 ? { segment: null, userErrors: problems } : { segment: addSegment(shop, name, query), userErrors: [] };
    }),
    segmentDelete: mutation((shop, { id }: { id: string }) => {
      const segment = findSegment(shop, id);
      if (!segment) return { deletedSegmentId: null, userErrors: [{ field: ["id"], message: "Segment does not exist" }] };
      shop.segments.delete(segment.id);
      return { deletedSegmentId: id, userErrors: [] };
    }),
  },
  Segment: {
    id: ({ id }: SegmentRecord) => toGid("Segment", id),
    creationDate: ({ createdAt }: SegmentRecord) => isoTime(createdAt),
    lastEditDate: ({ updatedAt }: SegmentRecord) => isoTime(updatedAt),
  },
  // A member is a customer, and has its number.
  CustomerSegmentMember: {
    ...Object.fromEntries(
      ["displayName", "numberOfOrders", "amountSpent", "defaultAddress", "defaultEmailAddress", "defaultPhoneNumber"].map((field) => [
        field,
        customerResolvers["Customer"]?.[field],
      ]),
    ),
    id: ({ id }: CustomerRecord) => toGid("CustomerSegmentMember", id),
    lastOrderId: ({ orderIds }: CustomerRecord) => (orderIds.length === 0 ? null : toGid("Order", orderIds.at(-1) ?? 0)),
  },
};

function membersOf(shop: ShopState, args: MembersArgs) {
  const { segmentId, query, queryId } = args;
  if (queryId != null) throw refuse("The stand-in has no jobs of segment members: ask by segmentId.");
  if (segmentId != null && query != null) throw refuse("Providing both segment_id and query is not supported.");
  if (segmentId == null && query == null) throw refuse("You must provide one of segment_id or query.");
  const asked = segmentId == null ? query : findSegment(shop, segmentId)?.query;
  if (asked == null) throw refuse("Segment does not exist", "NOT_FOUND");
  const read = readSegmentQuery(asked);
  if ("problem" in read) throw refuse(read.problem);
  const members = [...shop.customers.values()].filter((customer) => read.members(customer, shop));
  const { edges, pageInfo } = connectionOf(members, args);
  return {
    edges: edges.map(({ cursor, node }) => ({ cursor, node: { ...node, __typename: "CustomerSegmentMember" } })),
    pageInfo,
    totalCount: members.length,
  };
}

function problemsOf(name: string, query: string): Problem[] {
  const read = readSegmentQuery(query);
  return [
    ...(name.trim() === "" ? [{ field: ["name"], message: "Name can't be blank" }] : []),
    ...(name.length > 255 ? [{ field: ["name"], message: "Name is too long (maximum is 255 characters)" }] : []),
    ...(query.trim() === "" ? [{ field: ["query"], message: "Query can't be blank" }] : []),
    ...(query.trim() !== "" && "problem" in read ? [{ field: ["query"], message: `Query ${read.problem}` }] : []),
  ];
}
