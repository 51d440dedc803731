import { namespaceOf } from "../state/check-metafield.ts";
import { connectionOf, type ConnectionArgs } from "../connection.ts";
import type { RequestContext, Resolver } from "../resolver-map.ts";
import { toGid } from "../state/gid.ts";

/** The `metafield` and `metafields` fields of a type that can carry them. */
export function metafieldFields(type: string): Record<string, Resolver> {
  const of = (shop: RequestContext["shop"], id: number) => shop.metafields.get(toGid(type, id)) ?? [];
  return {
    metafield: ({ id }: { id: number }, { namespace, key }: { namespace?: string | null; key: string }, { shop }: RequestContext) =>
      of(shop, id).find((one) => one.key === key && one.namespace === namespaceOf(namespace)) ?? null,
    metafields: (
      { id }: { id: number },
      args: ConnectionArgs & { namespace?: string | null; keys?: string[] | null },
      { shop }: RequestContext,
    ) =>
      connectionOf(
        of(shop, id).filter(
          (one) =>
            (args.namespace == null || one.namespace === namespaceOf(args.namespace)) &&
            (!args.keys || args.keys.includes(`${one.namespace}.${one.key}`)),
        ),
        args,
      ),
  };
}
