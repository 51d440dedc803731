import { GraphQLError } from "graphql";
import type { BxgyTerms, DiscountValue } from "../discount-record.ts";
import { type Complaints, minorOf } from "./complaints.ts";
import type { DiscountInput, GetsInput } from "./discount-input.ts";

const MOST = 1e18;
const value = ["customerGets", "value"];

/** More than one kind of value is no user error: the whole field fails. */
export function demandOneValue(gets: GetsInput): void {
  const { percentage, discountAmount, discountOnQuantity } = gets?.value ?? {};
  if ([percentage, discountAmount, discountOnQuantity].filter((one) => one != null).length > 1)
    throw new GraphQLError("A discount can only have one of percentage, discountOnQuantity or discountAmount.", {
      extensions: { code: "BAD_REQUEST" },
    });
}

/** What an amount off discount takes off. */
export function readValue(gets: GetsInput, known: DiscountValue | null, { say }: Complaints): DiscountValue | null {
  const { percentage, discountAmount, discountOnQuantity } = gets?.value ?? {};
  if (discountOnQuantity)
    say([...value, "discountOnQuantity"], "discountOnQuantity field is only permitted with bxgy discounts.", "INVALID");
  if (percentage != null) {
    if (percentage < 0 || percentage > 1) say([...value, "percentage"], "Value must be between 0.0 and 1.0", "VALUE_OUTSIDE_RANGE");
    return { kind: "percentage", share: percentage };
  }
  if (!discountAmount) return known;
  const before = known?.kind === "amount" ? known : null;
  const amount = discountAmount.amount;
  const at = [...value, "discountAmount", "amount"];
  // Shopify keeps what is taken off as a number below nothing, and says so.
  if (amount != null && Number(amount) < 0) say(at, "Value must be less than or equal to 0", "LESS_THAN_OR_EQUAL_TO");
  if (amount != null && Number(amount) >= MOST) say(at, `Value must be greater than -${BigInt(MOST)}`, "LESS_THAN");
  return {
    kind: "amount",
    minor: amount == null ? (before?.minor ?? 0) : minorOf(amount),
    each: discountAmount.appliesOnEachItem ?? before?.each ?? false,
  };
}

const MOST_UNITS = 100_000;

/** What a buy X get Y gives, and for what. `isCode` and `isNew` decide what may be missing. */
export function readBxgyValues(
  { customerGets, customerBuys }: DiscountInput,
  known: BxgyTerms | null,
  isCode: boolean,
  complaints: Complaints,
): { buys: BxgyTerms["buys"]["value"] | null; quantity: number; effect: DiscountValue | null } {
  const { say } = complaints;
  const { percentage, discountAmount, discountOnQuantity } = customerGets?.value ?? {};
  for (const [name, given] of Object.entries({ percentage, discountAmount }))
    if (given != null) say([...value, name], "Only discountOnQuantity permitted with bxgy discounts.", "INVALID");
  for (const name of ["appliesOnSubscription", "appliesOnOneTimePurchase"] as const)
    if (customerGets?.[name] != null)
      say(["customerGets", name], `This field is not supported by ${isCode ? "" : "automatic "}bxgy discounts.`, "INVALID");

  const isStrange = percentage != null || discountAmount != null;
  const quantity = Number(discountOnQuantity?.quantity ?? known?.gets.quantity ?? 0);
  const onQuantity = [...value, "discountOnQuantity"];
  if (discountOnQuantity?.quantity == null && !known) {
    if (isCode || !isStrange) say([...onQuantity, "quantity"], "Quantity cannot be blank.", "BLANK");
  } else checkUnits(quantity, [...onQuantity, "quantity"], "consequent", complaints);

  const { quantity: bought, amount } = customerBuys?.value ?? {};
  if (bought != null) checkUnits(Number(bought), ["customerBuys", "value", "quantity"], "antecedent", complaints);
  else if (amount == null && !known) say(["customerBuys", "value", "quantity"], "Quantity cannot be blank.", "BLANK");
  const { effect } = discountOnQuantity ?? {};
  if (effect?.percentage != null && (effect.percentage < 0 || effect.percentage > 1))
    say([...onQuantity, "effect", "percentage"], "Value must be between 0.0 and 1.0", "VALUE_OUTSIDE_RANGE");
  return {
    quantity,
    buys:
      bought != null
        ? { kind: "quantity", quantity: Number(bought) }
        : amount != null
          ? { kind: "spent", minor: minorOf(amount) }
          : (known?.buys.value ?? null),
    effect:
      effect?.percentage != null
        ? { kind: "percentage", share: effect.percentage }
        : effect?.amount != null
          ? { kind: "amount", minor: minorOf(effect.amount), each: true }
          : (known?.gets.effect ?? null),
  };
}

function checkUnits(units: number, path: readonly string[], which: "antecedent" | "consequent", { say }: Complaints): void {
  const name = `Prerequisite to entitlement quantity ratio ${which}`;
  if (units <= 0) say(path, `${name} must be greater than 0`, "GREATER_THAN");
  if (units >= MOST_UNITS) say(path, `${name} must be less than ${MOST_UNITS}`, "LESS_THAN");
}
