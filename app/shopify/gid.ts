import { z } from "zod";
import { OutsideNumber } from "#app/platform/ids.ts";

/** Shopify's global id of a thing of ours to name: `gid("Order", 123n)` is `gid://shopify/Order/123`. */
export function gid(type: string, id: bigint | number | string): string {
  return `gid://shopify/${type}/${String(id)}`;
}

/** The number in a global id: 123n of `gid://shopify/Order/123`, and of `gid://shopify/InventoryLevel/123?inventory_item_id=4`. Throws when there is none. */
export function idOf(gid: string): bigint {
  const digits = FORM.exec(gid.slice(0, LONGEST))?.[1];
  const id = OutsideNumber.safeParse(digits);
  if (!id.success) throw new Error(`Not a numbered Shopify id: ${JSON.stringify(gid.slice(0, LONGEST))}`);
  return id.data;
}

const FORM = /^gid:\/\/shopify\/\w+\/(\d{1,19})(?:\?.*)?$/;

/** No id of Shopify's comes near it; what is longer is cut before it is looked at. */
const LONGEST = 500;

/** A global id that somebody outside sent, as its number. */
export const OutsideGid = z.string().transform((text, context) => {
  try {
    return idOf(text);
  } catch {
    context.addIssue({ code: "invalid_format", format: "gid", input: text });
    return z.NEVER;
  }
});
