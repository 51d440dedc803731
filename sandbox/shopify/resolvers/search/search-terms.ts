export type SearchTerm = { key: string; operator: ":" | ":>" | ":>=" | ":<" | ":<="; value: string; negated: boolean; quoted: boolean };

type Alternatives = SearchTerm[][];

const TERM = /^(-|NOT\s+)?(?:([a-z_][\w.-]*)(:>=|:<=|:>|:<|:))?("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[^\s()]+)/i;

/**
 * A search query as Shopify's `query` arguments have it: `key:value` terms with `>`, `>=`, `<`, `<=`, quoted values, `-` for not, brackets. Terms
 * side by side or joined by AND must all hold; OR joins alternatives. Answers alternatives of terms. A bracket that nothing opens or closes is passed over.
 */
export function searchTerms(query: string): Alternatives {
  const reader = { rest: query.trim() };
  let found = alternativesIn(reader);
  while (reader.rest !== "") {
    reader.rest = reader.rest.slice(1).trimStart();
    found = both(found, alternativesIn(reader));
  }
  return found;
}

/** Reads up to the bracket that closes, or to the end. */
function alternativesIn(reader: { rest: string }): Alternatives {
  let done: Alternatives = [];
  let current: Alternatives = [[]];
  while (reader.rest !== "" && !reader.rest.startsWith(")")) {
    const joiner = /^(AND|OR)(?:\s+|$)/.exec(reader.rest);
    if (joiner) {
      reader.rest = reader.rest.slice(joiner[0].length);
      if (joiner[1] === "AND") continue;
      done = [...done, ...current];
      current = [[]];
      continue;
    }
    const bracket = /^(-|NOT\s+)?\(\s*/.exec(reader.rest);
    if (bracket) {
      reader.rest = reader.rest.slice(bracket[0].length);
      const inside = alternativesIn(reader);
      if (reader.rest.startsWith(")")) reader.rest = reader.rest.slice(1).trimStart();
      current = both(current, bracket[1] === undefined ? inside : negated(inside));
      continue;
    }
    const [whole = reader.rest, negation, key = "default", operator = ":", raw = ""] = TERM.exec(reader.rest) ?? [];
    const value = /^["']/.test(raw) ? raw.slice(1, -1).replace(/\\(.)/g, "$1") : raw;
    const quoted = raw !== value;
    const term = { key, operator: operator as SearchTerm["operator"], value, negated: negation !== undefined, quoted };
    // `status:ACTIVE,DRAFT` is either.
    const either = quoted || key === "default" ? [term] : value.split(",").map((one) => ({ ...term, value: one }));
    current = term.negated
      ? current.map((terms) => [...terms, ...either])
      : both(
          current,
          either.map((one) => [one]),
        );
    reader.rest = reader.rest.slice(whole.length).trimStart();
  }
  // An OR that nothing follows is passed over.
  const last = done.length > 0 && current.every((terms) => terms.length === 0) ? [] : current;
  return [...done, ...last];
}

const both = (left: Alternatives, right: Alternatives): Alternatives => left.flatMap((one) => right.map((other) => [...one, ...other]));

/** Not (a and b, or c) is (not a, or not b) and not c. */
function negated(alternatives: Alternatives): Alternatives {
  return alternatives.reduce<Alternatives>(
    (sum, terms) =>
      both(
        sum,
        terms.map((term) => [{ ...term, negated: !term.negated }]),
      ),
    [[]],
  );
}
