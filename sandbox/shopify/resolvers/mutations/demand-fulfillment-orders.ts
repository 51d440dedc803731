import { GraphQLError, type GraphQLResolveInfo } from "graphql";
import type { RequestContext, Resolver } from "../../resolver-map.ts";
import type { FulfillmentOrderRecord } from "../../state/order-record.ts";
import { numericId } from "../../state/numeric-id.ts";
import { type Assignment, assignmentsOf } from "../is-visible.ts";

type Run = (shop: RequestContext["shop"], args: never, context: RequestContext) => Record<string, unknown>;

const EVERY: readonly Assignment[] = ["assigned", "merchant_managed", "third_party"];

/** Scopes of order management: an app that only ships for the merchant has none of them. */
export const MANAGING: readonly Assignment[] = ["merchant_managed", "third_party"];

/**
 * Throws unless the token may change a fulfillment order: the scopes are for the assigned, the merchant's own and third parties' fulfillment orders, each
 * for its own alone. `counting` names those that are enough for this mutation.
 */
export function demandWritable(
  context: RequestContext,
  fieldName: string,
  one: FulfillmentOrderRecord,
  counting: readonly Assignment[] = EVERY,
): void {
  const { grantedScopes, actor } = context;
  if (actor === "merchant") return;
  const scopes = assignmentsOf(context, one)
    .filter((kind) => counting.includes(kind))
    .map((kind) => `write_${kind}_fulfillment_orders`);
  if (scopes.some((scope) => grantedScopes.has(scope))) return;
  const required = scopes.length > 0 ? scopes.map((scope) => `\`${scope}\``).join(" or ") : "the fulfillment service's own app";
  throw new GraphQLError(`Access denied for ${fieldName} field. Required access: ${required} access scope.`, {
    extensions: { code: "ACCESS_DENIED", documentation: "https://shopify.dev/api/usage/access-scopes", requiredAccess: required },
  });
}

/** A mutation of the fulfillment orders that its arguments name: an id of nothing is an error of the whole field, as at Shopify. */
export function ofFulfillmentOrders(
  idsOf: (args: never) => readonly string[],
  run: Run,
  { counting = EVERY, unknown = "throws" }: { counting?: readonly Assignment[]; unknown?: "throws" | "is told" } = {},
): Resolver {
  return (_: unknown, args: never, context: RequestContext, info: GraphQLResolveInfo) => {
    for (const gid of idsOf(args)) {
      const one = context.shop.fulfillmentOrders.get(numericId(gid, "FulfillmentOrder") ?? 0);
      if (one) demandWritable(context, info.fieldName, one, counting);
      else if (unknown === "throws") throw new GraphQLError(`Invalid id: ${gid}`, { extensions: { code: "RESOURCE_NOT_FOUND" } });
    }
    return run(context.shop, args, context);
  };
}
