import type { GraphQLResolveInfo } from "graphql";
import type { Clock } from "../clock.ts";
import type { Ledger } from "../ledger.ts";
import type { SearchNote } from "./resolvers/search/search-note.ts";
import type { ShopState } from "./state/shop-state.ts";

/** What a resolver may ask about the request that it answers. */
export type RequestContext = {
  shop: ShopState;
  /** The scopes that the token carries. The engine has checked them already; a resolver reads them only to filter what it lists. */
  grantedScopes: ReadonlySet<string>;
  clock: Clock;
  ledger: Ledger;
  /** Who acts: the app by its token, or the merchant through the admin's own buttons. */
  actor: "app" | "merchant";
  /** The app was not approved for protected customer data. */
  hidesPeople?: boolean;
  /** Where searches that were read otherwise than they were meant are noted, for `extensions.search`. */
  searches?: SearchNote[];
};

export type Resolver<Source = never> = (source: Source, args: never, context: RequestContext, info: GraphQLResolveInfo) => unknown;

/**
 * How the stand-in answers fields: type name, then field name.
 *
 * A field without an entry is read from its source: an own property of that name is the answer (a function is called with
 * `args, context, info`; `undefined` counts as null). A source without that property is an error that names the field, so that
 * nothing is ever answered by accident. Sources of interfaces and unions carry `__typename`, or an `id` whose GID names the type.
 * What a mutation finds wrong is answered in `userErrors`; a thrown `GraphQLError` is a top-level error.
 */
export type ResolverMap = Record<string, Record<string, Resolver>>;
