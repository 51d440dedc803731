/** Search & Discovery takes ten; a metafield that somebody else wrote may hold more. */
const MOST = 20;

/**
 * The products that a `list.product_reference` of Shopify's names, in its order, each once and none of them `itself`. The value is a text with a JSON list of global ids;
 * whatever else it is names nothing.
 */
export function complementaryIds(value: string | null | undefined, itself: string): string[] {
  const ids = listIn(value).flatMap((gid) =>
    typeof gid === "string" ? (/^gid:\/\/shopify\/Product\/(\d{1,18})$/.exec(gid)?.[1] ?? []) : [],
  );
  return [...new Set(ids)].filter((id) => id !== itself).slice(0, MOST);
}

function listIn(value: string | null | undefined): readonly unknown[] {
  try {
    const read: unknown = JSON.parse(value ?? "[]");
    return Array.isArray(read) ? read : [];
  } catch {
    return [];
  }
}
