import { GraphQLError } from "graphql";
import { Temporal } from "temporal-polyfill";
import type { CustomerRecord } from "../state/customer-record.ts";
import type { ShopState } from "../state/shop-state.ts";
import { COMPARISONS, isNothing } from "./compare-fact.ts";
import { dayIn, type Facts, FILTERS, isUnbuilt } from "./segment-filters.ts";
import { type Token, tokensOf } from "./segment-tokens.ts";

type Term = (customer: CustomerRecord, state: ShopState) => boolean;
type Asked = (state: ShopState) => string | number;

export type SegmentReader = { members: Term };

/** Whether a customer belongs to a segment, or what Shopify says of a query that it can't read: at what it stopped reading, then filters that aren't any. */
export type SegmentQuery = SegmentReader | { problems: readonly [string, ...string[]] };

class Unexpected extends Error {}

/**
 * Reads a segment's query: conditions joined by AND, and by OR, which binds looser, in brackets or not. A filter that Shopify has and the stand-in hasn't
 * is thrown, by its name.
 */
export function readSegmentQuery(query: string): SegmentQuery {
  const tokens = tokensOf(query);
  if (tokens.length === 0) return { problems: ["Query can't be blank"] };
  const notFound: string[] = [];
  let at = 0;
  try {
    const members = either();
    if (at < tokens.length) stop();
    const [first, ...others] = notFound;
    return first === undefined ? { members } : { problems: [first, ...others] };
  } catch (stopped) {
    if (!(stopped instanceof Unexpected)) throw stopped;
    return { problems: [stopped.message, ...notFound] };
  }

  function either(): Term {
    const terms = [both()];
    while (take("OR")) terms.push(both());
    return (...whom) => terms.some((term) => term(...whom));
  }

  function both(): Term {
    const terms = [one()];
    while (take("AND")) terms.push(one());
    return (...whom) => terms.every((term) => term(...whom));
  }

  function one(): Term {
    if (take("NOT")) {
      const denied = one();
      return (...whom) => !denied(...whom);
    }
    if (!take("(")) return condition();
    const within = either();
    if (!take(")")) stop();
    return within;
  }

  function condition(): Term {
    const facts = filter();
    if (take("IS")) {
      const wants = !take("NOT");
      if (!take("NULL")) stop();
      return (...whom) => isNothing(facts(...whom)) === wants;
    }
    const isDenied = take("NOT");
    if (take("BETWEEN")) {
      const from = value();
      if (!take("AND")) stop();
      const to = value();
      const [least, most] = [comparison(">="), comparison("<=")];
      return (customer, state) => {
        const fact = facts(customer, state);
        return (least(fact, from(state)) && most(fact, to(state))) !== isDenied;
      };
    }
    const written = (isDenied ? "NOT " : "") + (tokens[at]?.text.toUpperCase() ?? "");
    const holds = comparison(written);
    at += 1;
    const asked = value();
    return (customer, state) => holds(facts(customer, state), asked(state));
  }

  function comparison(written: string) {
    return COMPARISONS.get(written) ?? stop();
  }

  function filter(): Facts {
    const token = tokens[at];
    if (!token || !/^[A-Za-z_]/.test(token.text)) return stop();
    if (isUnbuilt(token.text)) throw notBuilt(`the filter ${token.text} of segments`);
    at += 1;
    const facts = Object.hasOwn(FILTERS, token.text) ? FILTERS[token.text] : undefined;
    if (!facts) notFound.push(`${token.place}: '${token.text}' filter cannot be found.`);
    return facts ?? (() => null);
  }

  function value(): Asked {
    const token = tokens[at];
    const asked = token && valueOf(token);
    if (!asked) return stop();
    at += 1;
    return asked;
  }

  function take(word: string): boolean {
    if (tokens[at]?.text.toUpperCase() !== word) return false;
    at += 1;
    return true;
  }

  /** At the end of the query its last word is what stands there too early. */
  function stop(): never {
    const token = tokens[at] ?? tokens.at(-1);
    throw new Unexpected(`${token?.place}: '${token?.text}' is unexpected.`);
  }
}

const UNITS = { d: "days", w: "weeks", m: "months", y: "years" } as const;

function valueOf({ text }: Token): Asked | undefined {
  if (text.startsWith("'")) return () => text.slice(1, -1);
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return () => text;
  const [, count, unit] = /^([-+]?\d+(?:\.\d+)?)([dwmy])?$/.exec(text) ?? [];
  if (count !== undefined && unit === undefined) return () => Number(count);
  const days = { today: "0", yesterday: "-1" }[text.toLowerCase()] ?? count;
  if (days === undefined) return undefined;
  const ago = Temporal.Duration.from({ [UNITS[(unit ?? "d") as keyof typeof UNITS]]: Math.trunc(Number(days)) });
  return (state) => dayIn(state, state.now()).add(ago).toString();
}

/** As the stand-in says of fields that it hasn't got. */
export const notBuilt = (what: string) =>
  new GraphQLError(`Waybill's Shopify stand-in has not built ${what} yet`, { extensions: { code: "NOT_BUILT" } });
