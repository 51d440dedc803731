import type { RequestContext, Resolver } from "../resolver-map.ts";

/** A mutation that needs only the shop and its arguments. */
export function mutation(run: (shop: RequestContext["shop"], args: never) => Record<string, unknown>): Resolver {
  return (_: unknown, args: never, { shop }: RequestContext) => run(shop, args);
}
