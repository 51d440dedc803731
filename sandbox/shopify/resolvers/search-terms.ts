import { GraphQLError } from "graphql";

export type SearchTerm = { key: string; operator: ":" | ":>" | ":>=" | ":<" | ":<="; value: string; negated: boolean };

const TERM = /^(-|NOT\s+)?(?:([a-z_]+)(:>=|:<=|:>|:<|:))?("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[^\s()]+)/i;

/**
 * A search query as Shopify's `query` arguments have it: `key:value` terms with `>`, `>=`, `<`, `<=`, quoted values, `-` for not. Terms
 * side by side or joined by AND must all hold; OR joins alternatives. Answers alternatives of terms. Brackets are refused by name.
 */
export function searchTerms(query: string): SearchTerm[][] {
  const alternatives: SearchTerm[][] = [[]];
  let rest = query.trim();
  while (rest !== "") {
    const joiner = /^(AND|OR)\s+/.exec(rest);
    if (joiner) {
      if (joiner[1] === "OR") alternatives.push([]);
      rest = rest.slice(joiner[0].length);
      continue;
    }
    const match = TERM.exec(rest);
    if (!match)
      throw new GraphQLError(`The stand-in can't read this part of the search query: ${rest}`, { extensions: { code: "BAD_USER_INPUT" } });
    const [whole, negation, key = "default", operator = ":", raw = ""] = match;
    const value = /^["']/.test(raw) ? raw.slice(1, -1).replace(/\\(.)/g, "$1") : raw;
    alternatives.at(-1)?.push({ key, operator: operator as SearchTerm["operator"], value, negated: negation !== undefined });
    rest = rest.slice(whole.length).trimStart();
  }
  return alternatives;
}
