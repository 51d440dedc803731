import { GraphQLError } from "graphql";
import { Temporal } from "temporal-polyfill";
import type { Filter, Where } from "./search.ts";
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

/** A filter by number or GID, also between two numbers (`5..20`). */
export const byNumber =
  <Item>(read: (item: Item) => number | null): Filter<Item> =>
  (item, term) => {
    const value = read(item);
    if (term.value === "*") return value !== null;
    const range = /^(\d+(?:\.\d+)?)\.\.(\d+(?:\.\d+)?)$/.exec(term.value);
    if (range) return value !== null && value >= Number(range[1]) && value <= Number(range[2]);
    const wanted = Number(term.value.split("/").at(-1));
    if (!Number.isFinite(wanted)) throw unreadable(term, "a number");
    return value !== null && compare(value, term, wanted);
  };

/** A filter by one of several numbers or GIDs. */
export const byAnyNumber =
  <Item>(read: (item: Item) => number[]): Filter<Item> =>
  (item, term, where) =>
    read(item).some((value) => byNumber<number>(() => value)(value, term, where));

const UNITS: Record<string, number> = { g: 1, kg: 1000, lb: 453.592_37, oz: 28.349_523_125 };

/** A filter by weight: a number and its unit, such as `10.5kg`. */
export const byWeight =
  <Item>(grams: (item: Item) => number): Filter<Item> =>
  (item, term) => {
    const [, amount, unit] = /^(\d*\.?\d+)\s*(g|kg|lb|oz)$/i.exec(term.value) ?? [];
    const gramsOfOne = UNITS[unit?.toLowerCase() ?? ""];
    if (amount === undefined || gramsOfOne === undefined) throw unreadable(term, "a number with g, kg, lb or oz");
    return compare(grams(item), term, Number(amount) * gramsOfOne);
  };

/** A filter by time. A year, a month or a day alone is meant in the shop's time zone: all of it, or as a bound its beginning. */
export const byTime =
  <Item>(read: (item: Item) => number | null): Filter<Item> =>
  (item, term, where) => {
    const value = read(item);
    if (value === null || term.value === "*") return value !== null;
    const { from, until } = timeOf(term, where);
    return term.operator === ":" && until !== undefined ? value >= from && value < until : compare(value, term, from);
  };

/** A filter by text, compared without case; `*` at the end of the wanted value stands for anything, alone for any value at all. */
export const byText =
  <Item>(read: (item: Item) => string | null | string[]): Filter<Item> =>
  (item, term) => {
    const wanted = term.value.toLowerCase();
    return [read(item) ?? []].flat().some((value) => {
      const text = value.toLowerCase();
      return wanted.endsWith("*") ? text.startsWith(wanted.slice(0, -1)) : text === wanted;
    });
  };

/** A filter by what is so or not. */
export const byTruth = <Item>(read: (item: Item) => boolean): Filter<Item> => byText((item) => String(read(item)));

/** A filter by a text that is not among several. */
export const byTextNot =
  <Item>(read: (item: Item) => string[]): Filter<Item> =>
  (...asked) =>
    !byText(read)(...asked);

/** A filter by any words that the text contains. */
export const byWords =
  <Item>(read: (item: Item) => string): Filter<Item> =>
  (item, term) =>
    read(item).toLowerCase().includes(term.value.toLowerCase());

/** What no shop here has: nothing is found by these. */
export const byNothing = (...keys: readonly string[]): Record<string, Filter<unknown>> =>
  Object.fromEntries(keys.map((key) => [key, () => false]));

/** What is found by texts of its own that have the filter's name. */
export const byTexts = <Key extends string>(...keys: readonly Key[]): Record<string, Filter<Record<Key, string | null>>> =>
  Object.fromEntries(keys.map((key) => [key, byText((item) => item[key])]));

/** What carries tags is found by one that it has, and by one that it hasn't. */
export const byTags = {
  tag: byText<{ tags: string[] }>(({ tags }) => tags),
  tag_not: byTextNot<{ tags: string[] }>(({ tags }) => tags),
};

type Span = { from: number; until?: number };

const times = new WeakMap<SearchTerm, Span>();

function timeOf(term: SearchTerm, where: Where): Span {
  const known = times.get(term);
  if (known !== undefined) return known;
  const span = readSpan(term, where);
  times.set(term, span);
  return span;
}

function readSpan(term: SearchTerm, { timeZone, now }: Where): Span {
  if (term.value === "now") return { from: now };
  const [, year, month, day] = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(term.value) ?? [];
  try {
    if (year !== undefined) {
      const first = Temporal.PlainDate.from(
        { year: Number(year), month: Number(month ?? 1), day: Number(day ?? 1) },
        { overflow: "reject" },
      );
      const next = first.add(day ? { days: 1 } : month ? { months: 1 } : { years: 1 });
      const at = (date: Temporal.PlainDate) => date.toZonedDateTime(timeZone).epochMilliseconds;
      return { from: at(first), until: at(next) };
    }
    // Shopify cuts it at its first colon and looks for the rest as another field, with no more than a warning: nobody means that.
    if (!term.quoted && term.value.includes(":")) throw unreadable(term, `it in quotes, as '${term.value}'`);
    return { from: Temporal.Instant.from(term.value).epochMilliseconds };
  } catch (fault) {
    throw fault instanceof GraphQLError ? fault : unreadable(term, "a time such as 2026-01-31T12:00:00Z");
  }
}
