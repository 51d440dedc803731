import { Temporal } from "temporal-polyfill";
import { z } from "zod";
import type { ConditionField } from "#app/offers/rules/condition.ts";
import { amissIn, Condition, conditionKinds } from "#app/offers/rules/conditions.ts";
import { amountField, numberField } from "#app/platform/forms/fields.ts";
import { commonIssue, issue } from "#app/platform/forms/issue.ts";
import { common } from "#app/platform/messages/messages.ts";
import { toDecimal } from "#app/platform/money.ts";
import type { TypedCondition } from "./typed-offer.ts";

/** What typed arguments are read by: the shop's currency and clock. */
export type Place = { currency: string; timeZone: string };

/** A condition as it is typed, whatever its kind asks for: each argument is read by its field, then judged by the condition itself. */
export function conditionForm(place: Place) {
  return z.object({ code: z.string(), args: z.record(z.string(), z.unknown()) }).transform(({ code, args }, context): Condition => {
    const kind = conditionKinds.find((one) => one.code === code);
    // One of several tags, or of several products, has no field of its own: their field is marked.
    const tell = (name: PropertyKey, { message }: z.core.$ZodIssue) => context.addIssue({ code: "custom", path: ["args", name], message });
    const read: Record<string, unknown> = {};
    let isRead = true;
    for (const [name, field] of Object.entries(kind?.fields ?? {})) {
      const typed = args[name];
      const parsed =
        typed === undefined ? { success: true as const, data: null } : fieldForm(field, place).safeParse(typed, { error: commonIssue });
      if (parsed.success) read[name] = parsed.data;
      else parsed.error.issues.forEach((wrong) => tell(name, wrong));
      isRead &&= parsed.success;
    }
    const condition = Condition.safeParse({ code, args: read }, { error: commonIssue });
    const amiss = condition.success ? amissIn(condition.data) : null;
    if (amiss) context.addIssue({ code: "custom", path: ["args", amiss.arg], message: issue(amiss.message) });
    if (isRead && condition.success && !amiss) return condition.data;
    if (isRead) condition.error?.issues.forEach((wrong) => tell(wrong.path[1] ?? "", wrong));
    return z.NEVER;
  });
}

function fieldForm(field: ConditionField, { currency, timeZone }: Place): z.ZodType {
  switch (field) {
    case "money":
      return amountField(currency);
    case "count":
      return numberField(z.int());
    case "moment":
      return z.string().transform((typed, context) => {
        try {
          return Temporal.PlainDateTime.from(typed).toZonedDateTime(timeZone).toInstant().toString();
        } catch {
          context.addIssue(issue(common.message("not-a-date")));
          return z.NEVER;
        }
      });
    case "time":
      return z.string().transform((typed) => typed.trim());
    case "weekdays":
    case "any-weekdays":
      return z.array(z.coerce.number());
    case "tags":
      return z.string().transform((typed) =>
        typed
          .split(",")
          .map((tag) => tag.trim())
          .filter((tag) => tag !== ""),
      );
    case "products":
    case "collections":
    case "countries":
    case "markets":
    case "languages":
      return z.array(z.string());
  }
}

/** A kept condition as it stands in its fields. */
export function typeCondition({ code, args }: Condition, place: Place): TypedCondition {
  const kind = conditionKinds.find((one) => one.code === code);
  const kept: Record<string, unknown> = args;
  return {
    code,
    args: Object.fromEntries(Object.entries(kind?.fields ?? {}).map(([name, field]) => [name, typeField(field, kept[name], place)])),
  };
}

function typeField(field: ConditionField, value: unknown, { currency, timeZone }: Place): string | string[] {
  if (Array.isArray(value)) return field === "tags" ? value.join(", ") : value.map(String);
  if (typeof value !== "string" && typeof value !== "number") return isListField(field) ? [] : "";
  if (field === "money") return toDecimal({ minor: Number(value), currency });
  if (field === "moment") {
    const local = Temporal.Instant.from(String(value)).toZonedDateTimeISO(timeZone).toPlainDateTime();
    return local.toString({ smallestUnit: "minute" });
  }
  return String(value);
}

/** Of which several are chosen, each by itself. */
export const isListField = (field: ConditionField) =>
  ["products", "collections", "countries", "markets", "languages", "weekdays", "any-weekdays"].includes(field);
