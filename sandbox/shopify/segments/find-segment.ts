import { GraphQLError } from "graphql";
import { numericId } from "../state/numeric-id.ts";
import type { ShopState } from "../state/shop-state.ts";
import type { SegmentRecord } from "./segment-record.ts";

export const findSegment = (shop: ShopState, id: string): SegmentRecord | undefined => shop.segments.get(numericId(id, "Segment") ?? 0);

/** … for a mutation, which fails as a whole over the id of something else. */
export function findSegmentToChange(shop: ShopState, id: string): SegmentRecord | undefined {
  if (numericId(id, "Segment") === undefined) throw new GraphQLError("invalid id", { extensions: { code: "RESOURCE_NOT_FOUND" } });
  return findSegment(shop, id);
}
