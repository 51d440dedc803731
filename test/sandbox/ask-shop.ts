import { answerGraphql } from "#sandbox/shopify/api/answer-graphql.ts";
import { createCostBucket } from "#sandbox/shopify/api/cost-bucket.ts";
import { createDocumentCache } from "#sandbox/shopify/api/document-cache.ts";
import { createFieldPlans } from "#sandbox/shopify/api/field-plans.ts";
import { createIdempotencyStore } from "#sandbox/shopify/api/idempotency-store.ts";
import { commerceResolvers } from "#sandbox/shopify/resolvers/commerce-resolvers.ts";
import { loadAdminSchema } from "#sandbox/shopify/schema/load-admin-schema.ts";
import type { ShopState } from "#sandbox/shopify/state/shop-state.ts";

type Errors = { message: string; extensions?: Record<string, unknown> }[];

/** An answer whose parts a test reads by path: `answer.at("fulfillmentOrderMove.userErrors")`. */
export type Answer = { errors: Errors | undefined; extensions: Record<string, unknown> | undefined; at(path: string): unknown };

export type Ask = (query: string, variables?: Record<string, unknown>) => Promise<Answer>;

/** Every scope there is: what the shop's owner may. */
const everything = { has: () => true } as unknown as ReadonlySet<string>;

/** Runs documents on a shop, as its owner or as an app with these scopes. */
export async function askShop(state: ShopState, who: "merchant" | readonly string[]): Promise<Ask> {
  const admin = await loadAdminSchema();
  const engine = {
    admin,
    plans: createFieldPlans(admin, commerceResolvers),
    check: createDocumentCache(admin.schema),
    idempotency: createIdempotencyStore(state.clock),
    bucket: createCostBucket("enterprise", state.clock),
  };
  const merchant = who === "merchant";
  return async (query, variables = {}) => {
    const { json } = await answerGraphql(
      engine,
      { query, variables },
      {
        shop: state,
        grantedScopes: merchant ? everything : new Set(who),
        clock: state.clock,
        ledger: state.ledger,
        actor: merchant ? "merchant" : "app",
      },
    );
    const answer = JSON.parse(JSON.stringify(json)) as { data?: unknown; errors?: Errors; extensions?: Record<string, unknown> };
    return {
      errors: answer.errors,
      extensions: answer.extensions,
      at: (path) =>
        path.split(".").reduce<unknown>((value, name) => (value as Record<string, unknown> | null | undefined)?.[name], answer.data),
    };
  };
}
