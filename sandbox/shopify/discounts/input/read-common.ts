import { GraphQLError } from "graphql";
import { Temporal } from "temporal-polyfill";
import { numericId } from "../../state/numeric-id.ts";
import type { ShopState } from "../../state/shop-state.ts";
import type { CombinesWith, DiscountClass, DiscountMinimum, DiscountTerms } from "../discount-record.ts";
import { checkCount, type Complaints, minorOf } from "./complaints.ts";
import type { DiscountInput } from "./discount-input.ts";
import { changed } from "./read-items.ts";

type Known = DiscountTerms | null;

/** Contradictions that fail the whole field. */
export function demandOneSelection({ customerSelection }: DiscountInput): void {
  if (!customerSelection?.all) return;
  const refuse = (others: string) => {
    throw new GraphQLError(`A discount cannot have customerSelection set to all, when ${others} is specified.`, {
      extensions: { code: "BAD_REQUEST" },
    });
  };
  if (customerSelection.customers) refuse("customers or customerSavedSearches");
  if (customerSelection.customerSegments) refuse("customerSegments");
}

export function readTitle({ title }: DiscountInput, known: Known, { say }: Complaints): string {
  const wanted = title === undefined && known ? known.title : (title ?? "");
  if (wanted.trim() === "") say(["title"], "Title can't be blank", "BLANK");
  if (wanted.length > 255) say(["title"], "Title is too long (maximum is 255 characters)", "TOO_LONG");
  return wanted;
}

export function readDates(
  { startsAt, endsAt }: DiscountInput,
  known: Known,
  { say }: Complaints,
): { startsAt: number; endsAt: number | null } {
  const at = (text: string) => Math.floor(Temporal.Instant.from(new Date(text).toISOString()).epochMilliseconds / 1000) * 1000;
  if (startsAt === null || (startsAt === undefined && !known)) say(["startsAt"], "Starts at can't be blank", "BLANK");
  const starts = startsAt == null ? (known?.startsAt ?? 0) : at(startsAt);
  const ends = endsAt === undefined ? (known?.endsAt ?? null) : endsAt === null ? null : at(endsAt);
  if (ends !== null && ends <= starts && (startsAt != null || endsAt != null))
    say(["endsAt"], "Ends at needs to be after starts_at", "INVALID");
  return { startsAt: starts, endsAt: ends };
}

/** Everybody, or customers by name. The shop keeps no segments and no markets: none is found. */
export function readBuyers(
  state: ShopState,
  { context, customerSelection }: DiscountInput,
  known: Known,
  { say }: Complaints,
): DiscountTerms["buyers"] {
  const field = context ? "context" : "customerSelection";
  const input = context ?? customerSelection;
  if (!input) return known?.buyers ?? "all";
  const others = { customerSegments: "Customer segment", markets: "Market" } as const;
  for (const [name, called] of Object.entries(others))
    for (const gid of input[name as keyof typeof others]?.add ?? [])
      say([field, name, "add"], `${called} with id: ${numericId(gid) ?? 0} is invalid`, "INVALID");
  for (const gid of input.customers?.add ?? [])
    if (!state.customers.has(numericId(gid, "Customer") ?? 0))
      say([field, "customers", "add"], `Customer with id: ${numericId(gid) ?? 0} is invalid`, "INVALID");
  if (!input.customers) return input.all ? "all" : (known?.buyers ?? "all");
  const before = known && known.buyers !== "all" ? known.buyers.customerIds : [];
  return { customerIds: changed(before, input.customers.add, input.customers.remove) };
}

const MOST_LINE_TAGS = 10;

/** What it goes together with. Discounts of shipping never go with each other. */
export function readCombinesWith(
  state: ShopState,
  { combinesWith: input }: DiscountInput,
  known: Known,
  of: DiscountClass,
  { say }: Complaints,
): CombinesWith {
  const before = known?.combinesWith ?? { product: false, order: false, shipping: false, productTagsOnSameLine: [] };
  const tags = input?.productDiscountsWithTagsOnSameCartLine;
  const gone = new Set(tags?.remove ?? []);
  const wanted = {
    product: input?.productDiscounts ?? before.product,
    order: input?.orderDiscounts ?? before.order,
    shipping: input?.shippingDiscounts ?? before.shipping,
    productTagsOnSameLine: [...new Set([...before.productTagsOnSameLine, ...(tags?.add ?? [])])].filter((tag) => !gone.has(tag)),
  };
  if (of === "SHIPPING" && wanted.shipping)
    say(["combinesWith"], "The combinesWith settings are not valid for the discount class.", "INVALID_COMBINES_WITH_FOR_DISCOUNT_CLASS");
  if (tags?.add?.length) {
    const field = "productDiscountsWithTagsOnSameCartLine";
    const at = ["combinesWith", field];
    if (!state.shop.plan.shopifyPlus)
      say(at, `The shop's plan does not allow setting ${field}.`, "PRODUCT_DISCOUNTS_WITH_TAGS_ON_SAME_CART_LINE_NOT_ENTITLED");
    else if (of !== "PRODUCT")
      say(
        at,
        `${field} is only valid for discounts with the PRODUCT discount class.`,
        "INVALID_PRODUCT_DISCOUNTS_WITH_TAGS_ON_SAME_CART_LINE_FOR_DISCOUNT_CLASS",
      );
    else if (!wanted.product)
      say(
        at,
        `${field} can only be specified when productDiscounts is true.`,
        "INVALID_PRODUCT_DISCOUNTS_WITH_TAGS_ON_SAME_CART_LINE_WITHOUT_PRODUCT_DISCOUNTS",
      );
    else if (wanted.productTagsOnSameLine.length > MOST_LINE_TAGS)
      say(at, `The number of tags exceeds the maximum of ${MOST_LINE_TAGS}.`, "TOO_MANY_PRODUCT_DISCOUNTS_WITH_TAGS_ON_SAME_CART_LINE");
  }
  return wanted;
}

const MOST_QUANTITY = 2_147_483_647;
const MOST_SUBTOTAL = 1e18;

export function readMinimum({ minimumRequirement: input }: DiscountInput, known: Known, { say }: Complaints): DiscountMinimum | null {
  if (input === undefined) return known?.minimum ?? null;
  const quantity = input?.quantity?.greaterThanOrEqualToQuantity;
  const subtotal = input?.subtotal?.greaterThanOrEqualToSubtotal;
  const ofQuantity = ["minimumRequirement", "quantity", "greaterThanOrEqualToQuantity"];
  const ofSubtotal = ["minimumRequirement", "subtotal", "greaterThanOrEqualToSubtotal"];
  if (quantity != null && subtotal != null) {
    say(ofSubtotal, "Minimum subtotal cannot be defined when minimum quantity is.", "CONFLICT");
    say(ofQuantity, "Minimum quantity cannot be defined when minimum subtotal is.", "CONFLICT");
  }
  if (quantity != null && Number(quantity) >= MOST_QUANTITY)
    say(ofQuantity, `Minimum quantity must be less than ${MOST_QUANTITY}`, "LESS_THAN");
  if (subtotal != null && Number(subtotal) >= MOST_SUBTOTAL)
    say(ofSubtotal, `Minimum subtotal must be less than ${BigInt(MOST_SUBTOTAL)}`, "LESS_THAN");
  if (subtotal != null && Number(subtotal) < 0)
    say(ofSubtotal, "Minimum subtotal must be greater than or equal to 0", "GREATER_THAN_OR_EQUAL_TO");
  if (quantity != null) return { kind: "quantity", quantity: Number(quantity) };
  return subtotal == null ? null : { kind: "subtotal", minor: minorOf(subtotal) };
}

const MOST_TAGS = 5;

export function readTags({ tags }: DiscountInput, known: Known, { say }: Complaints): string[] {
  if (!tags) return known?.tags ?? [];
  const wanted = [...new Set(tags.map((tag) => tag.trim()).filter((tag) => tag !== ""))];
  if (wanted.length > MOST_TAGS) say(["tags"], `The number of tags exceeds the maximum of ${MOST_TAGS}.`, "TOO_MANY_TAGS");
  if (wanted.some((tag) => tag.length > 255))
    say(["tags"], "The tag title exceeds the maximum length of 255 characters.", "INVALID_TAG_LENGTH");
  return wanted;
}

/** For which ways of buying, how often and how long it may be used. */
export function readUse(input: DiscountInput, known: Known, complaints: Complaints) {
  const { say } = complaints;
  const { usageLimit, recurringCycleLimit: cycles } = input;
  if (usageLimit != null) checkCount(usageLimit, ["usageLimit"], "Usage limit", complaints);
  const onOneTimePurchase =
    input.customerGets?.appliesOnOneTimePurchase ?? input.appliesOnOneTimePurchase ?? known?.onOneTimePurchase ?? true;
  const onSubscription = input.customerGets?.appliesOnSubscription ?? input.appliesOnSubscription ?? known?.onSubscription ?? false;
  if (!onOneTimePurchase && !onSubscription)
    say(
      ["customerGets", "appliesOnOneTimePurchase"],
      "A discount cannot have both appliesOnOneTimePurchase and appliesOnSubscription set to false.",
      "APPLIES_ON_NOTHING",
    );
  if (cycles != null && cycles > MOST_QUANTITY)
    say(["recurringCycleLimit"], `Recurring cycle limit must be less than or equal to ${MOST_QUANTITY}`, "LESS_THAN_OR_EQUAL_TO");
  else if (cycles != null && cycles < 0)
    say(
      ["recurringCycleLimit"],
      "Recurring cycle limit must be a valid integer greater than or equal to 0.",
      "RECURRING_CYCLE_LIMIT_NOT_A_VALID_INTEGER",
    );
  else if (cycles != null && cycles !== 1 && !onSubscription)
    say(
      ["recurringCycleLimit"],
      "Recurring cycle limit must be 1 when discount does not apply to subscription items.",
      "MULTIPLE_RECURRING_CYCLE_LIMIT_FOR_NON_SUBSCRIPTION_ITEMS",
    );
  return {
    usageLimit: usageLimit === undefined ? (known?.usageLimit ?? null) : usageLimit,
    oncePerCustomer: input.appliesOncePerCustomer ?? known?.oncePerCustomer ?? false,
    onOneTimePurchase,
    onSubscription,
    recurringCycleLimit: cycles ?? known?.recurringCycleLimit ?? 1,
  };
}
