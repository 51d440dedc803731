import { GraphQLError } from "graphql";
import { Temporal } from "temporal-polyfill";
import type { Filter } from "./search.ts";
import type { SearchTerm } from "./search-terms.ts";

const compare = (left: number, { operator }: SearchTerm, right: number) =>
  operator === ":"
    ? left === right
    : operator === ":>"
      ? left > right
      : operator === ":>="
        ? left >= right
        : operator === ":<"
          ? left < right
          : left <= right;

const unreadable = (term: SearchTerm, expected: string) =>
  new GraphQLError(`Invalid search value '${term.value}' for '${term.key}': expected ${expected}`, {
    extensions: { code: "BAD_USER_INPUT" },
  });

/** A filter by number or GID. */
export const byNumber =
  <Item>(read: (item: Item) => number | null): Filter<Item> =>
  (item, term) => {
    if (term.value === "*") return read(item) !== null;
    const wanted = Number(term.value.split("/").at(-1));
    if (!Number.isFinite(wanted)) throw unreadable(term, "a number");
    const value = read(item);
    return value !== null && compare(value, term, wanted);
  };

/** A filter by time. A date alone means its midnight in UTC. */
export const byTime =
  <Item>(read: (item: Item) => number | null): Filter<Item> =>
  (item, term) => {
    const value = read(item);
    return value !== null && (term.value === "*" || compare(value, term, timeOf(term)));
  };

/** A filter by text, compared without case; `*` at the end of the wanted value stands for anything. */
export const byText =
  <Item>(read: (item: Item) => string | null | string[]): Filter<Item> =>
  (item, term) => {
    const wanted = term.value.toLowerCase();
    return [read(item) ?? []].flat().some((value) => {
      const text = value.toLowerCase();
      return wanted.endsWith("*") ? text.startsWith(wanted.slice(0, -1)) : text === wanted;
    });
  };

/** A filter by any words that the text contains. */
export const byWords =
  <Item>(read: (item: Item) => string): Filter<Item> =>
  (item, term) =>
    read(item).toLowerCase().includes(term.value.toLowerCase());

const times = new WeakMap<SearchTerm, number>();

function timeOf(term: SearchTerm): number {
  const known = times.get(term);
  if (known !== undefined) return known;
  // Shopify cuts it at its first colon and looks for the rest as another field, with no more than a warning: nobody means that.
  if (!term.quoted && term.value.includes(":")) throw unreadable(term, `it in quotes, as '${term.value}'`);
  try {
    const text = /^\d{4}-\d{2}-\d{2}$/.test(term.value) ? `${term.value}T00:00:00Z` : term.value;
    const time = Temporal.Instant.from(text).epochMilliseconds;
    times.set(term, time);
    return time;
  } catch {
    throw unreadable(term, "a time such as 2026-01-31T12:00:00Z");
  }
}
