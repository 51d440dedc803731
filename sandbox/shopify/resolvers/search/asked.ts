import type { GraphQLResolveInfo } from "graphql";
import type { RequestContext } from "../../resolver-map.ts";

/** Who searches, and in which field of the answer. */
export type Asked = { context: RequestContext; info: GraphQLResolveInfo };
