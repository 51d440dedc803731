/**
 * One page of a list with cursors, as the contract's paged answers have it: `next` is the address of the following page, or null.
 * A cursor is the position in the list.
 */
export function pageOf<Item>(items: readonly Item[], path: string, query: URLSearchParams, sizeParameter: "PageSize" | "RecordsPerPage") {
  const size = Math.min(Math.max(Number(query.get(sizeParameter) ?? 50) || 50, 1), 250);
  const from = decode(query.get("cursor") ?? query.get("Cursor"));
  const link = (position: number) => {
    const next = new URLSearchParams(query);
    next.delete("Cursor");
    next.set("cursor", Buffer.from(String(position)).toString("base64url"));
    return `/2026-01${path}?${next}`;
  };
  return {
    items: items.slice(from, from + size),
    next: from + size < items.length ? link(from + size) : null,
    prev: from > 0 ? link(Math.max(0, from - size)) : null,
    first: from > 0 ? link(0) : null,
    last: from + size < items.length ? link(Math.floor((items.length - 1) / size) * size) : null,
  };
}

function decode(cursor: string | null): number {
  const position = cursor === null ? 0 : Number(Buffer.from(cursor, "base64url").toString());
  return Number.isInteger(position) && position > 0 ? position : 0;
}
