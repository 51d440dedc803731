import { z } from "zod";
import type { ConditionField } from "#app/recovery/journeys/conditions/condition.ts";
import { findCondition } from "#app/recovery/journeys/conditions/conditions.ts";
import type { KeptCondition } from "#app/recovery/journeys/journey-definition.ts";
import { amountField, numberField } from "#app/platform/forms/fields.ts";
import { commonIssue, issue } from "#app/platform/forms/issue.ts";
import { common } from "#app/platform/messages/messages.ts";
import { toDecimal } from "#app/platform/money.ts";

/** A condition as it stands in its fields: texts, or lists of ids and codes. */
export type TypedCondition = { code: string; args: Record<string, string | readonly string[]> };

/** Of which several are chosen, each by itself. */
const isList = (field: ConditionField) => ["products", "collections", "countries", "languages"].includes(field);

const listed = (typed: string) =>
  typed
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "");

function fieldForm(field: ConditionField, name: string, currency: string): z.ZodType {
  // What is left open ends nowhere.
  const open = (schema: z.ZodType) => (name === "to" ? schema.nullish().transform((value) => value ?? null) : schema);
  switch (field) {
    case "money":
      return open(amountField(currency));
    case "days":
      return numberField(z.int().min(1));
    // From none on: “no orders yet” is from 0 to 0.
    case "count":
    case "count-or-none":
      return open(numberField(z.int().min(0)));
    case "skus":
    case "tags":
      return z.string().transform(listed).pipe(z.array(z.string()).min(1));
    case "products":
    case "collections":
    case "countries":
    case "languages":
      return z.array(z.string()).min(1);
    case "channel":
      return z.string();
    case "yes-or-no":
      return z.enum(["yes", "no"]).transform((said) => said === "yes");
  }
}

/** A condition as it is typed: each argument is read by its field, then judged by the condition itself. */
export function conditionForm(currency: string) {
  return z.object({ code: z.string(), args: z.record(z.string(), z.unknown()) }).transform(({ code, args }, context): KeptCondition => {
    const kind = findCondition(code);
    const read: KeptCondition["args"] = {};
    let isRead = kind !== undefined;
    for (const [name, field] of Object.entries(kind?.fields ?? {})) {
      const parsed = fieldForm(field, name, currency).safeParse(args[name], { error: commonIssue });
      if (parsed.success) read[name] = z.json().parse(parsed.data);
      else
        for (const { path, message } of parsed.error.issues) context.addIssue({ code: "custom", path: ["args", name, ...path], message });
      isRead &&= parsed.success;
    }
    if (!kind) context.addIssue({ code: "custom", path: ["args"], message: issue(common.message("not-valid")) });
    for (const { path, message } of (isRead && kind?.amiss(read)) || [])
      context.addIssue({ code: "custom", path: ["args", ...path.slice(0, 1)], message });
    return { code, args: read };
  });
}

/** A kept condition as it stands in its fields. */
export function typeCondition({ code, args }: KeptCondition, currency: string): TypedCondition {
  const fields = Object.entries(findCondition(code)?.fields ?? {});
  return { code, args: Object.fromEntries(fields.map(([name, field]) => [name, typeField(field, args[name], currency)])) };
}

/** A condition that was just chosen. */
export function emptyCondition(code: string): TypedCondition {
  const fields = Object.entries(findCondition(code)?.fields ?? {});
  return {
    code,
    args: Object.fromEntries(
      fields.map(([name, field]) => [name, isList(field) ? [] : field === "yes-or-no" ? "yes" : field === "channel" ? "email" : ""]),
    ),
  };
}

function typeField(field: ConditionField, value: unknown, currency: string): string | string[] {
  if (Array.isArray(value)) return isList(field) ? value.map(String) : value.join(", ");
  if (field === "yes-or-no") return value === false ? "no" : "yes";
  if (typeof value !== "string" && typeof value !== "number") return isList(field) ? [] : "";
  return field === "money" ? toDecimal({ minor: Number(value), currency }) : String(value);
}
