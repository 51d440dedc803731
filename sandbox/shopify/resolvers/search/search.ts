import { GraphQLError } from "graphql";
import type { Asked } from "./asked.ts";
import { noteSearch } from "./note-search.ts";
import { documentedKeys } from "./documented-keys.ts";
import { type SearchTerm, searchTerms } from "./search-terms.ts";

/** What a filter may know besides: which time it is, and where. */
export type Where = { timeZone: string; now: number };

/** Whether a record meets one term. */
export type Filter<Item> = (item: Item, term: SearchTerm, where: Where) => boolean;

/**
 * The records that a search query finds. A key that Shopify's schema does not know is passed over with a warning in `extensions.search`, as Shopify does; one
 * that it knows and nobody has built is an error that names it: nothing is filtered by accident.
 */
export function search<Item>(
  items: Item[],
  query: string | null | undefined,
  filters: Record<string, Filter<Item>>,
  asked?: Asked,
): Item[] {
  if (query == null || query.trim() === "") return items;
  const where = { timeZone: asked?.context.shop.shop.ianaTimezone ?? "UTC", now: asked?.context.shop.now() ?? Date.now() };
  const documented = asked && documentedKeys(asked.info);
  const read = searchTerms(query);
  if (asked && documented) noteSearch(asked, query, read, documented);
  const alternatives = read.map((terms) =>
    terms
      .filter(({ key }) => documented?.has(key) ?? true)
      .map((term) => {
        const filter = Object.hasOwn(filters, term.key) ? filters[term.key] : undefined;
        if (!filter)
          throw new GraphQLError(`The stand-in has no search filter '${term.key}' here; it has ${Object.keys(filters).join(", ")}`, {
            extensions: { code: "BAD_USER_INPUT" },
          });
        return (item: Item) => filter(item, term, where) !== term.negated;
      }),
  );
  return items.filter((item) => alternatives.some((terms) => terms.every((matches) => matches(item))));
}
