import { HOLE } from "./source-text.ts";

/** A table's name as a piece of SQL has it, and where it begins. */
export type NamedTable = { schema: string | null; table: string; index: number };

const NAME = String.raw`(?:"[^"${HOLE}]+"|[a-z_][a-z0-9_]*)`;
const TABLE = String.raw`(?:(?<schema>${NAME})\.)?(?<table>${NAME})(?![\w${HOLE}."(])`;
const AFTER_WORD = new RegExp(
  String.raw`\b(?:FROM|JOIN|UPDATE|INTO|USING|TABLE|COPY|TRUNCATE|REFERENCES)\s+(?:ONLY\s+|IF\s+(?:NOT\s+)?EXISTS\s+)?${TABLE}`,
  "dg",
);
/** The rest of a list: `FROM "order" o, "parcel" AS p`. */
const AFTER_COMMA = new RegExp(String.raw`^(?:\s+(?:AS\s+)?[a-z_]\w*)?\s*,\s*${TABLE}`, "d");
/** `IS DISTINCT FROM x`, and `extract(… FROM x)`: no table follows. */
const NO_TABLE = /(?:\bDISTINCT\s+|\b(?:extract|substring|trim|overlay|position)\s*\([^()]*)$/i;
const DEFINED = new RegExp(
  String.raw`(${NAME})\s*(?:\([^()]*\)\s*)?AS\s+(?:NOT\s+)?(?:MATERIALIZED\s+)?\(|\bTEMP(?:ORARY)?\s+TABLE\s+(${NAME})`,
  "g",
);
const IS_SQL = /\b(?:SELECT|INSERT\s+INTO|UPDATE|DELETE\s+FROM|JOIN|FROM|WITH|COPY|TRUNCATE|CREATE)\s/;

const bare = (name: string) => name.replaceAll('"', "");

/** The tables that a piece of SQL names. Its words are upper case, as everywhere here. */
export function tablesIn(sql: string): NamedTable[] {
  if (!IS_SQL.test(sql)) return [];
  const found: NamedTable[] = [];
  for (const match of sql.matchAll(AFTER_WORD)) {
    if (match[0].startsWith("FROM") && NO_TABLE.test(sql.slice(0, match.index))) continue;
    found.push(named(match, 0));
    let end = match.index + match[0].length;
    for (let next = listed(sql, match[0], end); next; next = AFTER_COMMA.exec(sql.slice(end))) {
      found.push(named(next, end));
      end += next[0].length;
    }
  }
  return found;
}

function listed(sql: string, first: string, end: number): RegExpExecArray | null {
  return /^(?:FROM|USING)/.test(first) ? AFTER_COMMA.exec(sql.slice(end)) : null;
}

function named(match: RegExpExecArray, offset: number): NamedTable {
  const { schema, table = "" } = match.groups ?? {};
  return { schema: schema ? bare(schema) : null, table: bare(table), index: offset + (match.indices?.groups?.["table"]?.[0] ?? 0) };
}

/** The names that SQL gives to what it makes itself: `WITH x AS (…)`, `CREATE TEMP TABLE x`. */
export function definedIn(sql: string): string[] {
  return Array.from(sql.matchAll(DEFINED), ([, query, table]) => bare(query ?? table ?? ""));
}
