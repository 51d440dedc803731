import { z } from "zod";
import type { Message } from "#app/platform/messages/message.ts";
import { countryIs, customerNotTagged, customerTagged, languageIs, onWeekdays, schedule } from "./buyer-conditions.ts";
import { cartUnitsFrom, cartValueBetween, hasCollection, hasProduct, lacksProduct } from "./cart-conditions.ts";
import type { ConditionField, ConditionKind } from "./condition.ts";
import { marketIs } from "./market-condition.ts";
import { withinHours } from "./hours-condition.ts";
import type { Visit } from "./visit.ts";

/** A condition with its arguments, as it is kept. */
export type Condition = z.infer<typeof Condition>;

export const Condition = z.discriminatedUnion("code", [
  kept("cart-value", cartValueBetween),
  kept("cart-units", cartUnitsFrom),
  kept("has-product", hasProduct),
  kept("has-collection", hasCollection),
  kept("lacks-product", lacksProduct),
  kept("country", countryIs),
  kept("market", marketIs),
  kept("language", languageIs),
  kept("customer-tagged", customerTagged),
  kept("customer-not-tagged", customerNotTagged),
  kept("schedule", schedule),
  kept("weekdays", onWeekdays),
  kept("hours", withinHours),
]);

/** What a merchant can choose from, in this order. */
export const conditionKinds: readonly { code: string; label: Message; fields: Readonly<Record<string, ConditionField>> }[] = [
  hasProduct,
  hasCollection,
  lacksProduct,
  cartValueBetween,
  cartUnitsFrom,
  countryIs,
  marketIs,
  languageIs,
  customerTagged,
  customerNotTagged,
  schedule,
  onWeekdays,
  withinHours,
];

export function holds(condition: Condition, visit: Visit): boolean {
  return asked(condition, (kind, args) => kind.holds(args, visit));
}

/** What a condition asks for in a shop of this currency, as a sentence. */
export function saysOf(condition: Condition, currency: string): Message {
  return asked(condition, (kind, args) => kind.says(args, currency));
}

/** Why a condition that can be kept is none that a merchant means, and beside which of its arguments that is said; null where nothing is wrong. */
export function amissIn(condition: Condition): { arg: string; message: Message } | null {
  return asked<{ arg: string; message: Message } | null>(condition, (kind, args) => kind.amiss?.(args) ?? null);
}

/** The collections that these ask for, by their numbers. */
export function collectionsIn(conditions: readonly Condition[]): string[] {
  return conditions.flatMap((one) => (one.code === "has-collection" ? one.args.collectionIds : []));
}

/** The markets that these ask for, by their numbers. */
export function marketsIn(conditions: readonly Condition[]): string[] {
  return conditions.flatMap((one) => (one.code === "market" ? one.args.marketIds : []));
}

export const asksForTags = ({ code }: Condition): boolean => code === "customer-tagged" || code === "customer-not-tagged";

function asked<Answer>(condition: Condition, ask: <Args extends object>(kind: ConditionKind<Args>, args: Args) => Answer): Answer {
  switch (condition.code) {
    case "cart-value":
      return ask(cartValueBetween, condition.args);
    case "cart-units":
      return ask(cartUnitsFrom, condition.args);
    case "has-product":
      return ask(hasProduct, condition.args);
    case "has-collection":
      return ask(hasCollection, condition.args);
    case "lacks-product":
      return ask(lacksProduct, condition.args);
    case "country":
      return ask(countryIs, condition.args);
    case "market":
      return ask(marketIs, condition.args);
    case "language":
      return ask(languageIs, condition.args);
    case "customer-tagged":
      return ask(customerTagged, condition.args);
    case "customer-not-tagged":
      return ask(customerNotTagged, condition.args);
    case "schedule":
      return ask(schedule, condition.args);
    case "weekdays":
      return ask(onWeekdays, condition.args);
    case "hours":
      return ask(withinHours, condition.args);
  }
}

function kept<Code extends string, Args extends object>(code: Code, kind: ConditionKind<Args>) {
  return z.object({ code: z.literal(code), args: kind.args });
}
