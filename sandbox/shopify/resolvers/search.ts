import { GraphQLError } from "graphql";
import { type SearchTerm, searchTerms } from "./search-terms.ts";

/** Whether a record meets one term. */
export type Filter<Item> = (item: Item, term: SearchTerm) => boolean;

/** The records that a search query finds. A key that nobody has built is an error that names it: nothing is filtered by accident. */
export function search<Item>(items: Item[], query: string | null | undefined, filters: Record<string, Filter<Item>>): Item[] {
  if (query == null || query.trim() === "") return items;
  const alternatives = searchTerms(query).map((terms) =>
    terms.map((term) => {
      const filter = Object.hasOwn(filters, term.key) ? filters[term.key] : undefined;
      if (!filter)
        throw new GraphQLError(`The stand-in has no search filter '${term.key}' here; it has ${Object.keys(filters).join(", ")}`, {
          extensions: { code: "BAD_USER_INPUT" },
        });
      return (item: Item) => filter(item, term) !== term.negated;
    }),
  );
  return items.filter((item) => alternatives.some((terms) => terms.every((matches) => matches(item))));
}
