/** As often as a statement is seen before it gets a name. One that is written once, as a list of many values is, gets none. */
const SEEN_BEFORE = 3;
/** Every connection keeps what has a name: memory of PostgreSQL's, some ten kilobytes each. */
const MOST_NAMES = 400;
const MOST_WATCHED = 5000;

const seen = new Map<string, number>();
const names = new Map<string, string>();

/**
 * A name for a statement that is sent again and again: PostgreSQL then parses and plans it once a connection, not once a run (its manual,
 * "PREPARE"). Empty for one that is seen for the first times, and for all beyond the first hundreds.
 */
export function statementName({ sql, args }: { sql: string; args: readonly unknown[] }): string {
  const known = names.get(sql);
  if (known !== undefined || args.length === 0 || names.size >= MOST_NAMES) return known ?? "";
  const times = (seen.get(sql) ?? 0) + 1;
  if (times <= SEEN_BEFORE) {
    if (seen.size >= MOST_WATCHED) seen.clear();
    seen.set(sql, times);
    return "";
  }
  seen.delete(sql);
  const name = `prisma-${names.size + 1}`;
  names.set(sql, name);
  return name;
}
