import type { Picture } from "../picture.ts";
import { exceptionsTrue, noneBeside } from "./exceptions-true.ts";
import type { Finding, Known, Rule } from "./facts.ts";
import { handsMatchWork, nothingParked, nothingStuck, stageTrue, stockEqual } from "./in-good-hands.ts";
import { notForThose, notTwice, toldOnce, wantedThen } from "./shipped-rightly.ts";

/** What must hold at any moment, whatever is under way. */
const ALWAYS: readonly Rule[] = [notTwice, wantedThen, notForThose];

/** What must hold as well once nobody has anything to do. */
const WHEN_QUIET: readonly Rule[] = [
  toldOnce,
  handsMatchWork,
  nothingStuck,
  exceptionsTrue,
  noneBeside,
  stageTrue,
  stockEqual,
  nothingParked,
];

/** All that is wrong with the world as it is `now`, an hour after it was as it was `before`. */
export function judge(now: Picture, before: Picture, known: Known, { isQuiet }: { isQuiet: boolean }): Finding[] {
  return [...ALWAYS, ...(isQuiet ? WHEN_QUIET : [])].flatMap((rule) => rule(now, before, known));
}
