import { GraphQLError, type GraphQLResolveInfo } from "graphql";
import type { ConnectionArgs } from "../connection.ts";
import type { RequestContext, ResolverMap } from "../resolver-map.ts";
import { customerResolvers } from "../resolvers/customer-resolvers.ts";
import { mutation } from "../resolvers/mutation.ts";
import { byNumber, byWords } from "../resolvers/search/filters.ts";
import { type List, type ListArgs, listed } from "../resolvers/search/list-of.ts";
import type { CustomerRecord } from "../state/customer-record.ts";
import { isoTime } from "../state/iso-time.ts";
import { toGid } from "../state/gid.ts";
import { numericId } from "../state/numeric-id.ts";
import { beginMembersQuery } from "./begin-members-query.ts";
import { changeSegment, createSegment, deleteSegment } from "./change-segment.ts";
import { findSegment } from "./find-segment.ts";
import type { MembersQueryRecord } from "./members-query-record.ts";
import { findMembersQuery, isCounted } from "./members-query.ts";
import { membersOf, type MembersArgs } from "./segment-members.ts";
import { readSegmentQuery } from "./segment-query.ts";
import type { SegmentRecord } from "./segment-record.ts";

const segmentList: List<SegmentRecord> = {
  filters: { default: byWords(({ name }) => name), id: byNumber(({ id }) => id), name: byWords(({ name }) => name) },
  sortKeys: () => ({ CREATION_DATE: ({ createdAt }) => createdAt, LAST_EDIT_DATE: ({ updatedAt }) => updatedAt }),
};

/** Customers by what they have in common, and who belongs to them. Membership is worked out when it is asked for. */
export const segmentResolvers: ResolverMap = {
  QueryRoot: {
    segments: (_: unknown, args: ListArgs, context: RequestContext, info: GraphQLResolveInfo) =>
      listed([...context.shop.segments.values()], segmentList, args, context, info),
    segmentsCount: (_: unknown, { limit }: { limit?: number | null }, { shop }: RequestContext) =>
      limit != null && shop.segments.size > limit
        ? { count: limit, precision: "AT_LEAST" }
        : { count: shop.segments.size, precision: "EXACT" },
    segment: (_: unknown, { id }: { id: string }, { shop }: RequestContext) => {
      const segment = findSegment(shop, id);
      if (!segment) throw new GraphQLError("Segment does not exist", { extensions: { code: "NOT_FOUND" } });
      return segment;
    },
    customerSegmentMembers: (_: unknown, args: MembersArgs & ConnectionArgs, { shop }: RequestContext) => membersOf(shop, args),
    customerSegmentMembersQuery: (_: unknown, { id }: { id: string }, { shop }: RequestContext) => findMembersQuery(shop, id),
    customerSegmentMembership: (_: unknown, asked: { customerId: string; segmentIds: string[] }, { shop }: RequestContext) => {
      const customer = shop.customers.get(numericId(asked.customerId, "Customer") ?? 0);
      if (!customer) return { memberships: [] };
      const segments = asked.segmentIds.flatMap((id) => findSegment(shop, id) ?? []);
      return {
        memberships: segments.map(({ id, query }) => {
          const read = readSegmentQuery(query);
          return { segmentId: toGid("Segment", id), isMember: "members" in read && read.members(customer, shop) };
        }),
      };
    },
  },
  Mutation: {
    segmentCreate: mutation(createSegment),
    segmentUpdate: mutation(changeSegment),
    segmentDelete: mutation(deleteSegment),
    customerSegmentMembersQueryCreate: mutation(beginMembersQuery),
  },
  Segment: {
    id: ({ id }: SegmentRecord) => toGid("Segment", id),
    creationDate: ({ createdAt }: SegmentRecord) => isoTime(createdAt),
    lastEditDate: ({ updatedAt }: SegmentRecord) => isoTime(updatedAt),
  },
  CustomerSegmentMembersQuery: {
    done: (query: MembersQueryRecord, _: unknown, { shop }: RequestContext) => isCounted(shop, query),
    currentCount: (query: MembersQueryRecord, _: unknown, { shop }: RequestContext) =>
      isCounted(shop, query) ? query.customerIds.length : 0,
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
