import type { PoolClient } from "pg";

/** As often as a statement is seen before it gets a name. One that is written once, as a list of many values is, gets none. */
const SEEN_BEFORE = 3;
/** Every connection keeps what has a name: memory of PostgreSQL's, some ten kilobytes each. */
const MOST_NAMES = 400;
const MOST_WATCHED = 5000;

const seen = new Map<string, number>();
const names = new Map<string, string>();

/**
 * Gives the statements that Prisma sends again and again a name on a new connection: PostgreSQL then parses and plans each once a connection,
 * not once a run (PostgreSQL's manual, "PREPARE").
 */
export function nameStatements(client: PoolClient): void {
  const query = client.query.bind(client) as (...asked: unknown[]) => unknown;
  const named = (asked: unknown, ...rest: unknown[]): unknown => {
    const name = isPrismas(asked) ? nameOf(asked.text) : undefined;
    return name === undefined ? query(asked, ...rest) : query({ ...(asked as object), name }, ...rest);
  };
  client.query = named as PoolClient["query"];
}

/** Prisma's adapter asks for rows as lists; nobody else here does. */
function isPrismas(asked: unknown): asked is { text: string } {
  return (
    typeof asked === "object" && asked !== null && "text" in asked && "rowMode" in asked && asked.rowMode === "array" && !("name" in asked)
  );
}

function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined || names.size >= MOST_NAMES) return known;
  const times = (seen.get(text) ?? 0) + 1;
  if (times <= SEEN_BEFORE) {
    if (seen.size >= MOST_WATCHED) seen.clear();
    seen.set(text, times);
    return undefined;
  }
  seen.delete(text);
  const name = `prisma-${names.size + 1}`;
  names.set(text, name);
  return name;
}
