import type { MetafieldRecord } from "./metafield-record.ts";
import type { ShopState } from "./shop-state.ts";

export type NewMetafield = { ownerId: string; namespace?: string | null; key: string; type?: string | null; value: string };

type MetafieldError = { field: string[]; message: string; code: string; elementIndex: number };

/** `metafieldsSet`: all of them or none. Values are kept as given; definitions are not. */
export function setMetafields(
  state: ShopState,
  input: NewMetafield[],
): { metafields: MetafieldRecord[] | null; userErrors: MetafieldError[] } {
  const userErrors: MetafieldError[] = [];
  if (input.length > 25)
    userErrors.push({
      field: ["metafields"],
      message: "Exceeded the maximum metafields input limit of 25.",
      code: "LESS_THAN_OR_EQUAL_TO",
      elementIndex: 25,
    });
  input.forEach((one, index) => {
    if (one.value === "")
      userErrors.push({ field: ["metafields", String(index), "value"], message: "may not be empty", code: "BLANK", elementIndex: index });
  });
  if (userErrors.length > 0) return { metafields: null, userErrors };

  const at = state.now();
  const metafields = input.map((one) => {
    const owned = state.metafields.get(one.ownerId) ?? [];
    state.metafields.set(one.ownerId, owned);
    const namespace = one.namespace ?? "$app";
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
    Object.assign(known, { value: one.value, type: one.type ?? known.type, updatedAt: at });
    return known;
  });
  return { metafields, userErrors: [] };
}
