import type { ConsentChannel, ConsentRecord } from "../consent/consent-record.ts";
import { paymentOf } from "../payments/payment-of.ts";
import type { CustomerRecord } from "../state/customer-record.ts";
import type { ShopState } from "../state/shop-state.ts";

type Facts = (customer: CustomerRecord, state: ShopState) => string | number | readonly string[];

const subscription =
  (channel: ConsentChannel): Facts =>
  ({ consents }) =>
    wordOf(consents[channel]);
const wordOf = ({ state }: ConsentRecord) => (state === "NEVER_SUBSCRIBED" ? "NOT_SUBSCRIBED" : state);

/** What of Shopify's language of segments the stand-in knows. */
const FILTERS: Readonly<Record<string, Facts>> = {
  number_of_orders: ({ orderIds }) => orderIds.length,
  amount_spent: ({ orderIds }, state) =>
    orderIds
      .flatMap((id) => state.orders.get(id) ?? [])
      .reduce((sum, order) => sum + paymentOf(order).received - paymentOf(order).refunded, 0) / 100,
  email_subscription_status: subscription("email"),
  sms_subscription_status: subscription("sms"),
  customer_tags: ({ tags }) => tags,
  customer_countries: ({ address }) => (address?.countryCode ? [address.countryCode] : []),
};

/** Whether a customer belongs to a segment, or what Shopify says of a query that it can't read. */
export type SegmentQuery = { members: (customer: CustomerRecord, state: ShopState) => boolean } | { problem: string };

type Term = (customer: CustomerRecord, state: ShopState) => boolean;

const TOKEN = /\s*('(?:[^'])*'|[A-Za-z_][\w.]*|\d+(?:\.\d+)?|>=|<=|!=|=|>|<)/y;

/** Reads a segment's query: filters joined by AND, and by OR, which binds looser. Brackets, functions and dates are beyond the stand-in. */
export function readSegmentQuery(query: string): SegmentQuery {
  const words: { text: string; column: number }[] = [];
  TOKEN.lastIndex = 0;
  while (query.slice(TOKEN.lastIndex).trim() !== "") {
    const at = TOKEN.lastIndex;
    const found = TOKEN.exec(query);
    if (!found?.[1]) return { problem: `Line 1 Column ${at + 1}: '${query.slice(at).trim()}' is unexpected.` };
    words.push({ text: found[1], column: TOKEN.lastIndex - found[1].length });
  }
  const either: Term[][] = [[]];
  for (let place = 0; place < words.length || place === 0; place += 1) {
    const [filter, operator, ...rest] = words.slice(place);
    if (!filter) return { problem: "Query can't be blank" };
    const isNot = operator?.text === "NOT" && rest[0]?.text === "CONTAINS";
    const value = isNot ? rest[1] : rest[0];
    const holds = compare(isNot ? "NOT CONTAINS" : (operator?.text ?? ""));
    if (!operator || !holds || !value) return unexpected(operator ?? filter);
    const facts = FILTERS[filter.text];
    if (!facts) return { problem: `Line 1 Column ${filter.column}: '${filter.text}' filter cannot be found.` };
    const asked = value.text.startsWith("'") ? value.text.slice(1, -1) : Number(value.text);
    either.at(-1)?.push((customer, state) => holds(facts(customer, state), asked));
    place += isNot ? 4 : 3;
    const joint = words[place];
    if (!joint) break;
    if (joint.text === "OR") either.push([]);
    else if (joint.text !== "AND") return unexpected(joint);
  }
  return { members: (customer, state) => either.some((all) => all.every((term) => term(customer, state))) };
}

const unexpected = ({ text, column }: { text: string; column: number }): SegmentQuery => ({
  problem: `Line 1 Column ${column}: '${text}' is unexpected.`,
});

type Holds = (fact: ReturnType<Facts>, asked: string | number) => boolean;

function compare(operator: string): Holds | undefined {
  const numbers =
    (test: (fact: number, asked: number) => boolean): Holds =>
    (fact, asked) =>
      test(Number(fact), Number(asked));
  const isAmong: Holds = (fact, asked) =>
    typeof fact === "object" ? fact.some((one) => one.toLowerCase() === String(asked).toLowerCase()) : String(fact) === String(asked);
  const operators: Record<string, Holds> = {
    "=": isAmong,
    "!=": (fact, asked) => !isAmong(fact, asked),
    CONTAINS: isAmong,
    "NOT CONTAINS": (fact, asked) => !isAmong(fact, asked),
    ">": numbers((fact, asked) => fact > asked),
    "<": numbers((fact, asked) => fact < asked),
    ">=": numbers((fact, asked) => fact >= asked),
    "<=": numbers((fact, asked) => fact <= asked),
  };
  return operators[operator];
}
