import type { ProductRecord } from "../state/product-record.ts";
import type { ShopState } from "../state/shop-state.ts";

/** A text as a handle: lower case, letters and figures of any script, hyphens between; `product` when nothing is left. */
export const handleOf = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-|-$/g, "") || "product";

/** The handle with the next free number behind it when another product, or another of those given, has it. */
export function freeHandle(state: ShopState, wanted: string, among: ReadonlyMap<number, { handle: string }> = state.products): string {
  const taken = new Set(among.values().map(({ handle }) => handle));
  if (!taken.has(wanted)) return wanted;
  const [, stem = wanted, from = "0"] = /^(.*?)-(\d+)$/.exec(wanted) ?? [];
  for (let number = Number(from) + 1; ; number += 1) if (!taken.has(`${stem}-${number}`)) return `${stem}-${number}`;
}

export const isTaken = (state: ShopState, handle: string, own: ProductRecord | null): boolean =>
  state.products.values().some((other) => other !== own && other.handle === handle);
