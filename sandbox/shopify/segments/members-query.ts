import { GraphQLError } from "graphql";
import type { ShopState } from "../state/shop-state.ts";
import type { MembersQueryRecord } from "./members-query-record.ts";

/** The store that was recorded was not done in the seconds in which it was asked again. */
const COUNTED_AFTER_MS = 15_000;

export const isCounted = (shop: ShopState, { startedAt }: MembersQueryRecord) => shop.now() >= startedAt + COUNTED_AFTER_MS;

/** Shopify answers no null for one that isn't there. */
export function findMembersQuery(shop: ShopState, id: string): MembersQueryRecord {
  const query = shop.membersQueries.get(id);
  if (!query) throw new GraphQLError("Something went wrong", { extensions: { code: "INTERNAL_SERVER_ERROR" } });
  return query;
}
