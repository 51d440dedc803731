import { randomUUID } from "node:crypto";
import type { ShopState } from "../state/shop-state.ts";
import { findSegmentToChange } from "./find-segment.ts";
import type { MembersQueryRecord } from "./members-query-record.ts";
import { membersBy } from "./segment-members.ts";
import { readSegmentQuery } from "./segment-query.ts";

type Input = { segmentId?: string | null; query?: string | null; reverse?: boolean | null; sortKey?: string | null };

/** `customerSegmentMembersQueryCreate`. */
export function beginMembersQuery(shop: ShopState, { input }: { input: Input }) {
  const { segmentId, query, reverse, sortKey } = input;
  if (segmentId != null && query != null) return refused("Providing both segment_id and query is not supported.", ["input"]);
  const asked = segmentId == null ? query : findSegmentToChange(shop, segmentId)?.query;
  if (asked == null)
    return segmentId == null ? refused("You must provide one of segment_id or query.", ["input"]) : refused("Invalid segment ID.", null);
  const read = readSegmentQuery(asked);
  if ("problems" in read) return refused(read.problems[0], null);
  const members = membersBy(shop, read, sortKey);
  const record: MembersQueryRecord = {
    __typename: "CustomerSegmentMembersQuery",
    id: `gid://shopify/CustomerSegmentMembersQuery/${randomUUID()}`,
    customerIds: (reverse ? members.toReversed() : members).map(({ id }) => id),
    startedAt: shop.now(),
  };
  shop.membersQueries.set(record.id, record);
  return { customerSegmentMembersQuery: record, userErrors: [] };
}

const refused = (message: string, field: string[] | null) => ({
  customerSegmentMembersQuery: null,
  userErrors: [{ field, code: "INVALID", message }],
});
