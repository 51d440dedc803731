import type { RequestContext, Resolver } from "../resolver-map.ts";

/** A mutation that needs only the shop and its arguments, and sometimes who asks. */
export function mutation(run: (shop: RequestContext["shop"], args: never, context: RequestContext) => Record<string, unknown>): Resolver {
  return (_: unknown, args: never, context: RequestContext) => run(context.shop, args, context);
}
