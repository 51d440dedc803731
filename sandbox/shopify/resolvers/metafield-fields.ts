import { namespaceOf } from "../state/check-metafield.ts";
import { connectionOf, type ConnectionArgs } from "../connection.ts";
import type { RequestContext, Resolver } from "../resolver-map.ts";
import { toGid } from "../state/gid.ts";
import type { MetafieldRecord } from "../state/metafield-record.ts";

/** Those that are asked for as `namespace.key`, in the order in which they are asked for; so named they are called that in the answer too. */
function named(owned: readonly MetafieldRecord[], keys: readonly string[] | null | undefined): readonly MetafieldRecord[] {
  if (!keys) return owned;
  return keys.flatMap((key) => {
    const found = owned.find((one) => `${one.namespace}.${one.key}` === key);
    return found ? { ...found, key } : [];
  });
}

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
        named(of(shop, id), args.keys).filter((one) => args.namespace == null || one.namespace === namespaceOf(args.namespace)),
        args,
      ),
  };
}
