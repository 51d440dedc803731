import { z } from "zod";
import { minorDigits, parseMoney } from "../money.ts";
import { common } from "../messages/messages.ts";
import { issue } from "./issue.ts";
import { isStorable } from "./is-storable.ts";

/** A number typed into a text field: `numberField(z.int().min(1).max(20))`. */
export function numberField<T>(rule: z.ZodType<T, number>) {
  return z
    .union([z.string(), z.number()])
    .transform((typed, context) => {
      if (typeof typed === "number") return typed;
      if (/^[+-]?(?:\d+(?:\.\d*)?|\.\d+)$/.test(typed.trim())) return Number(typed);
      context.addIssue(issue(common.message("not-a-number")));
      return z.NEVER;
    })
    .pipe(rule);
}

/** An amount of money typed in its major unit (`12.50`, `12,5`, `12`), answered in minor units: `amountField(shop.currency)`. */
export function amountField(currency: string, rule: z.ZodType<number, number> = z.int().min(0)) {
  return z
    .string()
    .transform((typed, context) => {
      const minor = minorOf(typed, currency);
      if (minor !== null) return minor;
      context.addIssue(issue(common.message("not-an-amount", { example: { minor: 1250, currency } })));
      return z.NEVER;
    })
    .pipe(rule);
}

/** Null for what is no amount, or finer than its currency: it is not guessed what was meant. */
function minorOf(typed: string, currency: string): number | null {
  const decimal = typed.trim().replace(",", ".");
  const digits = minorDigits(currency);
  if (!new RegExp(`^-?\\d{1,9}${digits > 0 ? `(\\.\\d{0,${digits}})?` : ""}$`).test(decimal)) return null;
  return parseMoney(decimal, currency).minor;
}

/** Words that may be left out: null when none are typed. */
export function optionalTextField(most: number) {
  return z
    .string()
    .trim()
    .max(most)
    .optional()
    .transform((typed) => typed || null);
}

/** A checkbox: a form that says nothing of it says no. */
export function checkboxField() {
  return z
    .union([z.boolean(), z.string()])
    .optional()
    .transform((value) => value === true || value === "on" || value === "true");
}

/** A field that holds JSON. */
export function jsonField<S extends z.ZodType>(schema: S) {
  return z
    .string()
    .transform((text, context): unknown => {
      const said = readJson(text);
      if (said !== undefined && isStorable(said)) return said;
      context.addIssue(issue(common.message("not-understood")));
      return z.NEVER;
    })
    .pipe(schema);
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
