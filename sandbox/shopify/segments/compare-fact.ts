import type { Fact } from "./segment-filters.ts";

type Holds = (fact: Fact, asked: string | number) => boolean;

const isAmong: Holds = (fact, asked) =>
  fact !== null && typeof fact === "object"
    ? fact.some((one) => one.toLowerCase() === String(asked).toLowerCase())
    : String(fact) === String(asked);

/** Days are compared as text, all else as numbers; what isn't there is neither more nor less than anything. */
const ordered =
  (test: (order: number) => boolean): Holds =>
  (fact, asked) => {
    if (fact === null) return false;
    if (typeof fact === "string" && typeof asked === "string") return test(fact < asked ? -1 : Number(fact > asked));
    return test(Number(fact) - Number(asked));
  };

/** The language's comparisons, by how they are written. */
export const COMPARISONS: ReadonlyMap<string, Holds> = new Map<string, Holds>([
  ["=", isAmong],
  ["!=", (fact, asked) => !isAmong(fact, asked)],
  ["CONTAINS", isAmong],
  ["NOT CONTAINS", (fact, asked) => !isAmong(fact, asked)],
  [">", ordered((order) => order > 0)],
  ["<", ordered((order) => order < 0)],
  [">=", ordered((order) => order >= 0)],
  ["<=", ordered((order) => order <= 0)],
]);

export const isNothing = (fact: Fact) => fact === null || (typeof fact === "object" && fact.length === 0);
