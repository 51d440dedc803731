import { Liquid, type LiquidErrors, UndefinedVariableError } from "liquidjs";
import { LIQUID, refusedBy } from "./render-mail.ts";
import type { GapsAnswer } from "./template-work.ts";

/** It complains of whatever is printed and isn't there, and goes on; what is only asked about (`if`, `unless`, `case`, `default`) need not be there. */
const pedantic = new Liquid({ ...LIQUID, strictVariables: true, lenientIf: true, catchAllErrors: true });

/**
 * The names, as texts write them, in whose place there would be a gap: nobody knows them, or they print what has no value. Each once. In a list's
 * part it is known only where the list has any.
 */
export async function findGaps(texts: readonly string[], variables: object): Promise<GapsAnswer> {
  const filled = withoutNulls(variables) as object;
  const gaps = new Set<string>();
  try {
    for (const text of texts) {
      const parsed = pedantic.parse(text);
      for (const path of pedantic.globalVariableSegmentsSync(parsed)) if (isUnknown(path, variables)) gaps.add(nameOf(path));
      for (const name of await unprinted(pedantic.render(parsed, filled))) gaps.add(name);
    }
  } catch (fault) {
    return refusedBy(fault);
  }
  return { outcome: "looked", gaps: [...gaps].toSorted() };
}

const nameOf = (path: readonly unknown[]) => path.filter((part) => typeof part === "string").join(".");

/** What a rendering could not print. Throws what it failed for otherwise. */
async function unprinted(rendering: Promise<unknown>): Promise<string[]> {
  try {
    await rendering;
    return [];
  } catch (fault) {
    return each(fault).map((one) => {
      if (one instanceof UndefinedVariableError) return one.token.getText();
      throw one;
    });
  }
}

/** A block's faults come as one fault of the text around it. */
const each = (fault: unknown): unknown[] => (isSeveral(fault) ? fault.errors.flatMap(each) : [fault]);

const isSeveral = (fault: unknown): fault is LiquidErrors => fault instanceof Error && fault.name === "LiquidErrors";

/** What has no value isn't there. */
function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).flatMap(([name, part]) => (part === null ? [] : [[name, withoutNulls(part)]])));
}

/** Whether nobody gives what stands at a path, also where a text asks about it alone. Of lists and texts LiquidJS knows the parts (`first`, `size`). */
function isUnknown(path: readonly unknown[], variables: unknown): boolean {
  let at: unknown = variables;
  for (const part of path) {
    if (at === null || Array.isArray(at) || typeof at === "string" || typeof part !== "string") return false;
    if (typeof at !== "object" || !Object.hasOwn(at, part)) return true;
    at = (at as Record<string, unknown>)[part];
  }
  return at === undefined;
}
