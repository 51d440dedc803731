import type { StandingDiscountQuery } from "#admin/standing-discount.ts";
import { parseMoney } from "#app/platform/money.ts";
import { idOf } from "#app/shopify/gid.ts";
import type { Beside } from "../rules/visit.ts";
import { combinesWith, type NativeDiscount } from "./discount-for.ts";

type Node = NonNullable<StandingDiscountQuery["discountNode"]>;
type Told = Extract<Node["discount"], { title: string; startsAt: string }>;
type Items = {
  __typename: string;
  products?: { nodes: readonly { id: string }[] };
  productVariants?: { nodes: readonly { id: string }[] };
};

/** The things that a discount is for; null where they are no list of products. */
export type Named = { productIds: readonly string[]; variantIds: readonly string[] } | null;

/** A discount as it stands in Shopify. */
export type Standing = {
  id: bigint;
  method: NativeDiscount["method"];
  kind: NativeDiscount["kind"];
  isActive: boolean;
  startsAt: string;
  codes: readonly string[];
  tags: readonly string[];
  title: string;
  percentage: number | null;
  /** So much is off once an order, in minor units of the shop's currency; null where it isn't an amount. */
  amount: number | null;
  gets: Named;
  /** It is for everything in the cart. */
  isForAll: boolean;
  buys: Named;
  minimum: number | null;
  /** Of so many units; null: any. */
  minimumUnits: number | null;
  /** So many of what is bought, or so much spent on it, in minor units of the shop's currency; null where it isn't counted so. */
  boughtUnits: number | null;
  boughtAmount: number | null;
  /** Null where it isn't a number of units that is had. */
  gotUnits: number | null;
  /** How often in an order; null: as often as it goes. */
  times: number | null;
  /** Each of its codes is good for one order. */
  isSingleUse: boolean;
  /** Null: anywhere. */
  countries: readonly string[] | null;
  /** Somebody made it less than we ever would: for some customers, so often, until a day. */
  isRestricted: boolean;
  combinesWith: ReturnType<typeof combinesWith>;
};

type Other = Pick<Standing, "kind" | "isActive" | "isForAll" | "percentage" | "minimum" | "minimumUnits" | "combinesWith">;

/**
 * How what is off products and off the order stands to it. It is had beside them where the merchant allows it, and it asks for nothing that another
 * discount could take from it: whole where it is off the order or its shipping. A percentage off products holds on each line by itself, or a better one
 * does; of an amount shared by lines, and of what is had for buying something, one line's loss is another's.
 */
export function besideProducts(other: Other): Beside {
  const { kind, isActive, isForAll, percentage, minimum, minimumUnits, combinesWith: allows } = other;
  const asksForNothing = isActive && kind !== "bxgy" && minimum === null && minimumUnits === null;
  const isAllowed = allows.productDiscounts && allows.orderDiscounts && (allows.shippingDiscounts || kind === "freeShipping");
  if (!asksForNothing || !isAllowed) return "unknown";
  if (isForAll) return "whole";
  return percentage !== null && percentage > 0 ? "lines" : "unknown";
}

/** What Shopify tells of a discount; null for one of a type that no offer has. */
export function standingOf(node: Node, currency: string): Standing | null {
  const { discount } = node;
  if (!("startsAt" in discount)) return null;
  const common = commonOf(node.id, discount, currency);
  switch (discount.__typename) {
    case "DiscountCodeBasic":
    case "DiscountAutomaticBasic": {
      const { items, value, appliesOnOneTimePurchase } = discount.customerGets;
      const ofCodes = codesOf(discount.__typename === "DiscountCodeBasic" ? discount : null);
      const isOfEach = "appliesOnEachItem" in value && value.appliesOnEachItem;
      return {
        ...common,
        ...ofCodes,
        kind: "basic",
        percentage: "percentage" in value ? percentOf(value.percentage) : "appliesOnEachItem" in value ? 0 : null,
        amount: "appliesOnEachItem" in value ? parseMoney(value.amount.amount, currency).minor : null,
        gets: named(items),
        isForAll: items.__typename === "AllDiscountItems",
        isRestricted: common.isRestricted || ofCodes.isRestricted || isOfEach || !appliesOnOneTimePurchase,
      };
    }
    case "DiscountAutomaticBxgy": {
      const { customerGets: gets, customerBuys: buys, usesPerOrderLimit } = discount;
      const got = "quantity" in gets.value ? gets.value : null;
      const bought = buys.value;
      return {
        ...common,
        kind: "bxgy",
        percentage: got && "percentage" in got.effect ? percentOf(got.effect.percentage) : null,
        gets: named(gets.items),
        buys: named(buys.items),
        boughtUnits: "quantity" in bought ? Number(bought.quantity) : null,
        boughtAmount: "amount" in bought ? parseMoney(bought.amount, currency).minor : null,
        gotUnits: got ? Number(got.quantity.quantity) : null,
        times: usesPerOrderLimit ?? null,
      };
    }
    case "DiscountCodeFreeShipping":
    case "DiscountAutomaticFreeShipping": {
      const { destinationSelection: to } = discount;
      const ofCodes = codesOf(discount.__typename === "DiscountCodeFreeShipping" ? discount : null);
      const isOfSome = to.__typename === "DiscountCountries";
      const isLimited = discount.maximumShippingPrice != null || !discount.appliesOnOneTimePurchase || (isOfSome && to.includeRestOfWorld);
      return {
        ...common,
        ...ofCodes,
        kind: "freeShipping",
        percentage: 0,
        isForAll: true,
        countries: isOfSome ? [...to.countries].sort() : null,
        isRestricted: common.isRestricted || ofCodes.isRestricted || isLimited,
      };
    }
  }
}

type OfCodes = { codes: { nodes: readonly { code: string }[] }; usageLimit?: number | null; appliesOncePerCustomer: boolean };

/** What is told of a discount with codes; of an automatic one (null) that it has none. */
function codesOf(discount: OfCodes | null): Pick<Standing, "method" | "codes" | "isSingleUse" | "isRestricted"> {
  if (!discount) return { method: "automatic", codes: [], isSingleUse: false, isRestricted: false };
  const limit = discount.usageLimit ?? null;
  return {
    method: "code",
    codes: discount.codes.nodes.map(({ code }) => code),
    isSingleUse: limit === 1,
    isRestricted: discount.appliesOncePerCustomer || (limit !== null && limit !== 1),
  };
}

function commonOf(gid: string, discount: Told, currency: string): Omit<Standing, "kind"> {
  const { title, status, tags, startsAt, endsAt, context } = discount;
  const minimum = "minimumRequirement" in discount ? discount.minimumRequirement : null;
  const subtotal = minimum && "greaterThanOrEqualToSubtotal" in minimum ? minimum.greaterThanOrEqualToSubtotal : null;
  const units = minimum && "greaterThanOrEqualToQuantity" in minimum ? minimum.greaterThanOrEqualToQuantity : null;
  return {
    id: idOf(gid),
    method: "automatic",
    isActive: status === "ACTIVE",
    startsAt,
    codes: [],
    tags,
    title,
    percentage: null,
    amount: null,
    gets: null,
    isForAll: false,
    buys: null,
    minimum: subtotal ? parseMoney(subtotal.amount, currency).minor : null,
    minimumUnits: units === null ? null : Number(units),
    boughtUnits: null,
    boughtAmount: null,
    gotUnits: null,
    times: null,
    isSingleUse: false,
    countries: null,
    isRestricted: context.__typename !== "DiscountBuyerSelectionAll" || (status === "ACTIVE" && endsAt != null),
    combinesWith: discount.combinesWith,
  };
}

/** What an offer's discount is known by beside its terms. */
export type KnownBy = { tags: readonly string[]; code: string | null; titles: readonly string[] };

/** Whether a discount that stands is the one that is wanted, and can be had. */
export function isAsWanted(standing: Standing, wanted: NativeDiscount, { tags, code, titles }: KnownBy): boolean {
  const combines = combinesWith(wanted);
  return (
    isOfKind(standing, wanted) &&
    standing.isActive &&
    !standing.isRestricted &&
    titles.includes(standing.title) &&
    tags.every((tag) => standing.tags.includes(tag)) &&
    hasCode(standing, wanted, code) &&
    standing.isSingleUse === (wanted.isSingleUse ?? false) &&
    standing.percentage === wanted.percentage &&
    standing.amount === (wanted.amount ?? null) &&
    standing.minimum === wanted.minimum &&
    standing.minimumUnits === (wanted.minimumUnits ?? null) &&
    (wanted.variantIds === null ? standing.isForAll : areNamed(standing.gets, { productIds: [], variantIds: wanted.variantIds })) &&
    (wanted.kind !== "bxgy" || isBoughtWith(standing, wanted)) &&
    JSON.stringify(standing.countries) === JSON.stringify(wanted.countries) &&
    standing.combinesWith.productDiscounts === combines.productDiscounts &&
    standing.combinesWith.orderDiscounts === combines.orderDiscounts &&
    standing.combinesWith.shippingDiscounts === combines.shippingDiscounts
  );
}

/** Whether it can become what is wanted by a change: otherwise another one has to be made. */
export function canBecome(standing: Standing, wanted: NativeDiscount, code: string | null): boolean {
  const isListed = wanted.variantIds === null ? standing.isForAll : standing.gets !== null;
  const isCode = hasCode(standing, wanted, code) || standing.codes.length === 1;
  return isOfKind(standing, wanted) && isListed && isCode && (wanted.kind !== "bxgy" || standing.buys !== null);
}

/** Of a pool, the first code is nobody's: there has to be some code. */
const hasCode = ({ codes }: Standing, { isSingleUse }: NativeDiscount, code: string | null) =>
  code === null || codes.includes(code) || (isSingleUse === true && codes.length > 1);

const isBoughtWith = (standing: Standing, wanted: NativeDiscount) =>
  areNamed(standing.buys, { productIds: wanted.boughtProductIds, variantIds: [] }) &&
  standing.boughtAmount === (wanted.boughtAmount ?? null) &&
  standing.boughtUnits === (wanted.boughtAmount === undefined ? (wanted.boughtUnits ?? 1) : null) &&
  standing.gotUnits === (wanted.gotUnits ?? 1) &&
  standing.times === (wanted.times === undefined ? 1 : wanted.times);

const isOfKind = ({ method, kind }: Standing, wanted: NativeDiscount) => method === wanted.method && kind === wanted.kind;

const areNamed = (there: Named, wanted: NonNullable<Named>) =>
  there !== null && same(there.productIds, wanted.productIds) && same(there.variantIds, wanted.variantIds);

const same = (one: readonly string[], other: readonly string[]) => one.toSorted().join() === other.toSorted().join();

const percentOf = (share: number) => Math.round(share * 10_000) / 100;

function named({ products, productVariants }: Items): Named {
  if (!products || !productVariants) return null;
  const idsOf = ({ nodes }: { nodes: readonly { id: string }[] }) => nodes.map(({ id }) => String(idOf(id)));
  return { productIds: idsOf(products), variantIds: idsOf(productVariants) };
}
