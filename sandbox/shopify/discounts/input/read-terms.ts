import type { ShopState } from "../../state/shop-state.ts";
import type { BasicTerms, BxgyTerms, DiscountTerms, FreeShippingTerms } from "../discount-record.ts";
import { checkCount, type Complaints, complaintsAbout, type DiscountUserError, minorOf } from "./complaints.ts";
import type { DiscountInput } from "./discount-input.ts";
import { demandOneSelection, readBuyers, readCombinesWith, readDates, readMinimum, readTags, readTitle, readUse } from "./read-common.ts";
import { readItems } from "./read-items.ts";
import { demandOneValue, readBxgyValues, readValue } from "./read-value.ts";

export type Asked = {
  kind: DiscountTerms["kind"];
  isCode: boolean;
  /** The argument that the input is given in. */
  field: string;
  input: DiscountInput;
  /** What it says now; null for one that is to be. */
  known: DiscountTerms | null;
};

export type ReadTerms = { terms: DiscountTerms; complaints: Complaints };

/**
 * Reads what a discount is to say: on a change, what it said before with what is said now. What is wrong is told in Shopify's words, recorded at a real
 * store as far as the recordings have it. Throws where Shopify fails the whole field.
 */
export function readTerms(state: ShopState, asked: Asked): ReadTerms | { errors: DiscountUserError[] } {
  const { field, input } = asked;
  const complaints = complaintsAbout(field);
  demandOneValue(input.customerGets);
  demandOneSelection(input);
  if (input.context && input.customerSelection) {
    complaints.say(["context"], "Only one of context or customerSelection can be provided.", "INVALID");
    return { errors: complaints.errors };
  }
  const terms = READERS[asked.kind](state, asked, complaints);
  return { terms, complaints };
}

const READERS = { basic: readBasic, bxgy: readBxgy, freeShipping: readFreeShipping };

function common(state: ShopState, { input, known }: Asked, complaints: Complaints) {
  return {
    title: readTitle(input, known, complaints),
    ...readDates(input, known, complaints),
    buyers: readBuyers(state, input, known, complaints),
    tags: readTags(input, known, complaints),
    ...readUse(input, known, complaints),
  };
}

function readBasic(state: ShopState, asked: Asked, complaints: Complaints): BasicTerms {
  const { input } = asked;
  const known = asked.known?.kind === "basic" ? asked.known : null;
  const said = common(state, asked, complaints);
  const minimum = readMinimum(input, asked.known, complaints);
  const value = readValue(input.customerGets, known?.value ?? null, complaints);
  const items = readItems(state, input.customerGets?.items, known?.items ?? null, ["customerGets", "items"], complaints);
  const at = ["customerGets"];
  if (!value && !input.customerGets?.value?.discountOnQuantity) complaints.say([...at, "value"], "Value can't be blank", "BLANK");
  if (!items && !input.customerGets?.items) complaints.say([...at, "items"], "Items in 'customer get' must be defined", "INVALID");
  const whole: BasicTerms["items"] = items ?? { all: true };
  const combinesWith = readCombinesWith(state, input, asked.known, whole.all ? "ORDER" : "PRODUCT", complaints);
  return { ...said, kind: "basic", minimum, combinesWith, items: whole, value: value ?? { kind: "percentage", share: 0 } };
}

function readBxgy(state: ShopState, asked: Asked, complaints: Complaints): BxgyTerms {
  const { input, isCode } = asked;
  const known = asked.known?.kind === "bxgy" ? asked.known : null;
  const said = common(state, asked, complaints);
  const limit = input.usesPerOrderLimit;
  if (limit != null && Number(limit) === 0) complaints.say(["usesPerOrderLimit"], "Allocation limit cannot be zero", "VALUE_OUTSIDE_RANGE");
  else if (limit != null) checkCount(Number(limit), ["usesPerOrderLimit"], "Allocation limit", complaints);
  const { buys, quantity, effect } = readBxgyValues(input, known, isCode, complaints);
  const ofBuys = readItems(state, input.customerBuys?.items, known?.buys.items ?? null, ["customerBuys", "items"], complaints);
  const ofGets = readItems(state, input.customerGets?.items, known?.gets.items ?? null, ["customerGets", "items"], complaints);
  for (const [name, items] of [
    ["buys", ofBuys],
    ["get", ofGets],
  ] as const) {
    const path = [name === "buys" ? "customerBuys" : "customerGets", "items"];
    const given = name === "buys" ? input.customerBuys?.items : input.customerGets?.items;
    if (!items && !given) complaints.say(path, `Items in 'customer ${name}' must be defined`, "INVALID");
    if (items?.all) complaints.say(path, `Items in 'customer ${name}' cannot be set to all`, "INVALID");
  }
  return {
    ...said,
    kind: "bxgy",
    minimum: null,
    combinesWith: readCombinesWith(state, input, asked.known, "PRODUCT", complaints),
    buys: { items: ofBuys ?? { all: true }, value: buys ?? { kind: "quantity", quantity: 1 } },
    gets: { items: ofGets ?? { all: true }, quantity, effect: effect ?? { kind: "percentage", share: 1 } },
    usesPerOrderLimit: limit === undefined ? (known?.usesPerOrderLimit ?? null) : limit === null ? null : Number(limit),
  };
}

function readFreeShipping(state: ShopState, asked: Asked, complaints: Complaints): FreeShippingTerms {
  const { input } = asked;
  const known = asked.known?.kind === "freeShipping" ? asked.known : null;
  const said = common(state, asked, complaints);
  const maximum = input.maximumShippingPrice;
  if (maximum != null && Number(maximum) < 0)
    complaints.say(["maximumShippingPrice"], "Maximum shipping price must be greater than or equal to 0", "GREATER_THAN_OR_EQUAL_TO");
  return {
    ...said,
    kind: "freeShipping",
    minimum: readMinimum(input, asked.known, complaints),
    combinesWith: readCombinesWith(state, input, asked.known, "SHIPPING", complaints),
    countries: readCountries(input.destination, known?.countries ?? null),
    maximumMinor: maximum === undefined ? (known?.maximumMinor ?? null) : maximum === null ? null : minorOf(maximum),
  };
}

function readCountries(input: DiscountInput["destination"], known: FreeShippingTerms["countries"]): FreeShippingTerms["countries"] {
  if (!input?.countries) return input?.all ? null : known;
  const { add, remove, includeRestOfWorld } = input.countries;
  const codes = [...new Set([...(known?.codes ?? []), ...(add ?? [])])].filter((code) => !remove?.includes(code));
  return { codes, restOfWorld: includeRestOfWorld ?? known?.restOfWorld ?? false };
}
