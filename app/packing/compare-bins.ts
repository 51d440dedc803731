const natural = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

/** Shelves in walking order: by their names as people count (`A-2` before `A-10`). What has no shelf comes last, by SKU. */
export function compareBins(a: { bin: string | null; sku: string }, b: { bin: string | null; sku: string }): number {
  if (a.bin !== null && b.bin === null) return -1;
  if (a.bin === null && b.bin !== null) return 1;
  return natural.compare(a.bin ?? "", b.bin ?? "") || natural.compare(a.sku, b.sku) || (a.sku < b.sku ? -1 : Number(a.sku > b.sku));
}
