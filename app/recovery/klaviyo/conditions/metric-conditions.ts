import { z } from "zod";
import { minorDigits } from "#app/platform/money.ts";
import { klaviyo } from "../messages.ts";
import { type Asked, condition, type ConditionContext, type ConditionReader, negated } from "./asked.ts";
import { isAny, type Range, rangeOf } from "./numeric-filter.ts";

const Id = z.union([z.string(), z.number()]).transform(String);
const PropertyFilter = z.object({ property: z.string(), filter: z.unknown().optional() });
const Metric = z.object({
  metric_id: Id,
  measurement: z.string().nullish(),
  measurement_filter: z.unknown().optional(),
  timeframe_filter: z.object({ operator: z.string() }),
  metric_filters: z.array(PropertyFilter).nullish(),
});

/** How often something happened: an order so far, or since the journey began; a link that was opened; what the event of a cart was worth. */
export const readMetricCondition: ConditionReader = (said, context) => {
  const parsed = Metric.safeParse(said).data;
  if (!parsed || (parsed.measurement ?? "count") !== "count") return undefined;
  const { metric_id: id, metric_filters: filters, timeframe_filter: when } = parsed;
  const count = rangeOf(parsed.measurement_filter);
  if (!count) return undefined;
  if (isAny(count)) return { is: "always", notes: [] };
  const event = context.eventOf(id);
  if (filters && filters.length > 0) {
    const [only] = filters;
    // Such an event has just begun the journey: what is asked of it is asked of the cart.
    if (filters.length !== 1 || !only || when.operator !== "flow-start" || !isAtLeastOnce(count)) return undefined;
    return event === "checkout" || event === "cart" ? readField(only.property, only.filter, context) : undefined;
  }
  if (event === "order") return readOrders(count, when.operator, context);
  if (event === "click" && when.operator === "flow-start") return readClicks(count);
  return undefined;
};

const Field = z.object({ metric_id: Id, field: z.string(), filter: z.unknown().optional() });

/** What an event carries, of the one that began the flow. */
export const readMetricProperty: ConditionReader = (said, context) => {
  const parsed = Field.safeParse(said).data;
  return parsed && readField(parsed.field, parsed.filter, context);
};

function readOrders(count: Range, when: string, { endsByOrder }: ConditionContext): Asked | undefined {
  if (when === "alltime" || when === "all-time") return condition("orders-so-far", { from: count.from, to: count.to }, [], count.isNot);
  if (when !== "flow-start" || !endsByOrder) return undefined;
  // Nobody who is still in it has ordered since it began.
  const holdsOfNone = (count.from === 0) !== count.isNot;
  return holdsOfNone ? { is: "always", notes: [klaviyo.message("condition-built-in-order")] } : { is: "never", notes: [] };
}

function readClicks(count: Range): Asked | undefined {
  const clicked: Asked = { is: "clicked", isNot: false, notes: [klaviyo.message("condition-clicked")] };
  if (isAtLeastOnce(count)) return clicked;
  return count.from === 0 && count.to === 0 && !count.isNot ? negated(clicked) : undefined;
}

/** One or more; or any but none. */
const isAtLeastOnce = ({ from, to, isNot }: Range) => (isNot ? from === 0 && to === 0 : from === 1 && to === null);

const Words = z.object({
  operator: z.enum(["equals", "in", "not-equals", "not-in"]),
  value: z.union([z.string(), z.number(), z.array(z.union([z.string(), z.number()]))]).transform((value) => [value].flat().map(String)),
});

/** A field of a cart's event. Products are named by their titles in most, which say nothing sure: their numbers do. */
function readField(field: string, filter: unknown, { currency, isOfCart }: ConditionContext): Asked | undefined {
  if (!isOfCart) return undefined;
  const name = field.trim().toLowerCase().replace(/^\$/, "");
  if (name === "value") {
    const range = rangeOf(filter, 10 ** minorDigits(currency));
    if (!range) return undefined;
    return condition("cart-value", { from: range.from, to: range.to }, [klaviyo.message("condition-value")], range.isNot);
  }
  const words = Words.safeParse(filter).data;
  if (!words || words.value.length === 0 || words.value.length > 250) return undefined;
  const isNot = words.operator.startsWith("not");
  if (["productid", "product id", "product_id"].includes(name) && words.value.every((one) => /^\d{1,19}$/.test(one)))
    return condition("has-product", { productIds: words.value }, [], isNot);
  if (name === "sku" && words.value.every((one) => one.trim() !== "" && one.length <= 255))
    return condition("has-sku", { skus: words.value.map((one) => one.trim()) }, [], isNot);
  return undefined;
}
