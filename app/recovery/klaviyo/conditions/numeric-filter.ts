import { z } from "zod";

const NumericFilter = z.object({ type: z.literal("numeric").optional(), operator: z.string(), value: z.number() });

/** Whole numbers from and to (null: no end). `isNot`: all but these. */
export type Range = { from: number; to: number | null; isNot: boolean };

/**
 * Which whole numbers a filter lets through, counted in parts of its unit (a hundredth: `parts` is 100): none is lost to strictness, for there is
 * nothing between two of them. Undefined of a filter that isn't understood, or that no number at all meets.
 */
export function rangeOf(filter: unknown, parts = 1): Range | undefined {
  const parsed = NumericFilter.safeParse(filter).data;
  if (!parsed) return undefined;
  // 74.99 × 100 is 7498.999…: what is nearly whole was meant so.
  const scaled = Math.round(parsed.value * parts * 1e6) / 1e6;
  if (!Number.isFinite(scaled) || Math.abs(scaled) > 1e9) return undefined;
  const range = between(parsed.operator, scaled);
  if (!range || (range.to !== null && range.to < range.from)) return undefined;
  return range;
}

function between(operator: string, value: number): Range | undefined {
  const least = (from: number): Range => ({ from: Math.max(0, from), to: null, isNot: false });
  const most = (to: number): Range => ({ from: 0, to, isNot: false });
  switch (operator) {
    case "greater-than":
      return least(Math.floor(value) + 1);
    case "greater-than-or-equal":
      return least(Math.ceil(value));
    case "less-than":
      return most(Math.ceil(value) - 1);
    case "less-than-or-equal":
      return most(Math.floor(value));
    case "equals":
    case "not-equals":
      return Number.isInteger(value) && value >= 0 ? { from: value, to: value, isNot: operator === "not-equals" } : undefined;
    default:
      return undefined;
  }
}

/** Whether every number meets it. */
export const isAny = ({ from, to, isNot }: Range): boolean => from === 0 && to === null && !isNot;
