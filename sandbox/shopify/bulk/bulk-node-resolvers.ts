import type { RequestContext, Resolver, ResolverMap } from "../resolver-map.ts";

type Find = (source: unknown, args: { id: string }, context: RequestContext) => unknown;

/** `node` and `nodes` over the shop's own, so that they find bulk operations too. */
export function bulkNodeResolvers(bulk: ResolverMap, shop: ResolverMap): ResolverMap {
  const bulkOperation = bulk["QueryRoot"]?.["bulkOperation"] as Find | undefined;
  const shopNode = shop["QueryRoot"]?.["node"];
  if (!bulkOperation || !shopNode) return {};

  const node: Resolver = (source: unknown, args: { id: string }, context, info) =>
    args.id.startsWith("gid://shopify/BulkOperation/")
      ? bulkOperation(source, args, context)
      : (shopNode as (...given: unknown[]) => unknown)(source, args, context, info);
  return { QueryRoot: { node } };
}
