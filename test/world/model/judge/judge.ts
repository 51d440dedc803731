import type { Picture } from "../picture.ts";
import { exceptionsTrue, noneBeside } from "./exceptions-true.ts";
import type { Finding, Known, Rule } from "./facts.ts";
import {
  goesAsOrdered,
  handsMatchWork,
  moneyTrue,
  nothingParked,
  nothingRepaired,
  nothingStuck,
  stageTrue,
  stockEqual,
} from "./in-good-hands.ts";
import { notForThose, notTwice, toldOnce, wantedThen } from "./shipped-rightly.ts";

/** What must hold at any moment, whatever is under way. */
const ALWAYS: readonly Rule[] = [notTwice];

/** What must hold of an hour at whose beginning the app knew all that had happened. */
const AFTER_QUIET: readonly Rule[] = [wantedThen, notForThose];

/** What must hold once nobody has anything to do. */
const WHEN_QUIET: readonly Rule[] = [
  toldOnce,
  handsMatchWork,
  goesAsOrdered,
  nothingStuck,
  exceptionsTrue,
  noneBeside,
  stageTrue,
  moneyTrue,
  stockEqual,
  nothingParked,
  nothingRepaired,
];

/** All that is wrong with the world as it is `now`, an hour after it was as it was `before`. */
export function judge(
  now: Picture,
  before: Picture,
  known: Known,
  { isQuiet, wasQuiet }: { isQuiet: boolean; wasQuiet: boolean },
): Finding[] {
  return [...ALWAYS, ...(wasQuiet ? AFTER_QUIET : []), ...(isQuiet ? WHEN_QUIET : [])].flatMap((rule) => rule(now, before, known));
}
