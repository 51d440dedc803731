/** A tick of an index table: of one row (`which` is its id), of rows `from` to `to` of the page, or of all of them. */
type Tick = { kind: string; on: boolean; which?: string | [number, number] };

/** What is selected after a tick. Pages are short, so "all" means this page. */
export function selectRows(now: readonly string[], page: readonly string[], { kind, on, which }: Tick): readonly string[] {
  if (kind === "single" && typeof which === "string") return on ? [...now, which] : now.filter((id) => id !== which);
  if (kind === "multi" && Array.isArray(which)) {
    const range = page.slice(which[0], which[1] + 1);
    return on ? [...new Set([...now, ...range])] : now.filter((id) => !range.includes(id));
  }
  return on ? page : [];
}
