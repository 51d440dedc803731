import { responsePathAsArray } from "graphql";
import type { DocumentedKeys } from "./documented-keys.ts";
import type { Asked } from "./asked.ts";
import type { SearchTerm } from "./search-terms.ts";

/** Notes the terms of a query that name a key which the field does not know. */
export function noteSearch({ context, info }: Asked, query: string, alternatives: SearchTerm[][], keys: DocumentedKeys): void {
  const strange = new Set(alternatives.flat().flatMap(({ key }) => (keys.has(key) ? [] : [key])));
  if (strange.size === 0) return;
  const read = alternatives.map((terms) => joined("and", terms.map(parsed)));
  context.searches?.push({
    path: responsePathAsArray(info.path),
    query,
    parsed: joined("or", read),
    warnings: [...strange].map((field) =>
      field === "default"
        ? { field, message: "Input must use named search fields in this query.", code: "missing_named_field" }
        : { field, message: "Invalid search field for this query.", code: "invalid_field" },
    ),
  });
}

const joined = (how: "and" | "or", parts: unknown[]) => (parts.length === 1 ? parts[0] : { [how]: parts });

const RANGES: Record<string, string> = { ":>": "range_gt", ":>=": "range_gte", ":<": "range_lt", ":<=": "range_lte" };

function parsed({ key, operator, value, negated, quoted }: SearchTerm): unknown {
  const term = { field: key, [RANGES[operator] ?? (quoted ? "match_phrase" : "match_all")]: value };
  return negated ? { not: term } : term;
}
