import { checkMetafield, type MetafieldError, type NewMetafield, namespaceOf } from "./check-metafield.ts";
import type { MetafieldRecord } from "./metafield-record.ts";
import { keptValue } from "./metafield-value.ts";
import type { ShopState } from "./shop-state.ts";

/** `metafieldsSet`: all of them or none. There are no definitions. */
export function setMetafields(
  state: ShopState,
  input: NewMetafield[],
  exists: (gid: string) => boolean,
): { metafields: MetafieldRecord[]; userErrors: MetafieldError[] } {
  const userErrors: MetafieldError[] = [];
  if (input.length > 25)
    userErrors.push({
      field: ["metafields"],
      message: "Exceeded the maximum metafields input limit of 25.",
      code: "LESS_THAN_OR_EQUAL_TO",
      elementIndex: null,
    });
  const kept = (one: NewMetafield) =>
    state.metafields.get(one.ownerId)?.find(({ namespace, key }) => namespace === namespaceOf(one.namespace) && key === one.key);
  for (const [index, one] of input.entries()) userErrors.push(...checkMetafield(one, index, kept(one), exists(one.ownerId)));
  if (userErrors.length > 0) return { metafields: [], userErrors };

  const at = state.now();
  const metafields = input.map((one) => {
    const owned = state.metafields.get(one.ownerId) ?? [];
    state.metafields.set(one.ownerId, owned);
    const namespace = namespaceOf(one.namespace);
    let known = owned.find((other) => other.namespace === namespace && other.key === one.key);
    if (!known) {
      known = {
        __typename: "Metafield",
        id: state.nextId("metafield"),
        ownerGid: one.ownerId,
        namespace,
        key: one.key,
        type: one.type ?? "single_line_text_field",
        value: one.value,
        createdAt: at,
        updatedAt: at,
      };
      owned.push(known);
    }
    const type = one.type ?? known.type;
    Object.assign(known, { value: keptValue(type, one.value), type, updatedAt: at });
    return known;
  });
  return { metafields, userErrors: [] };
}

export type MetafieldName = { ownerId: string; namespace: string; key: string };

/** `metafieldsDelete`: answers what is gone, null where there was nothing. */
export function deleteMetafield(state: ShopState, { ownerId, namespace, key }: MetafieldName): MetafieldName | null {
  const owned = state.metafields.get(ownerId) ?? [];
  const known = owned.find((one) => one.namespace === namespaceOf(namespace) && one.key === key);
  if (!known) return null;
  owned.splice(owned.indexOf(known), 1);
  return { ownerId, namespace: known.namespace, key };
}
