import type { JourneyNode, KeptCondition } from "../../journeys/journey-definition.ts";
import { klaviyo } from "../messages.ts";
import type { Asked, ConditionContext } from "../conditions/asked.ts";
import { buildSplit, openMessage, placeholder, readGroups, saidOf, unique } from "../conditions/build-split.ts";
import { type KlaviyoDefinition, readFilter } from "../reading/klaviyo-shapes.ts";
import { type Note, noted } from "./report.ts";

type Next = string | null;

/** What is asked of whoever enters: always (`all`), and once, by the steps before the first. */
export type MappedBeginning = { all: KeptCondition[]; first: Next; nodes: JourneyNode[]; notes: Note[] };

const MOST_ALWAYS = 20;

/** A flow's profile filter and its trigger's filter. What can be asked always is; the rest is asked once, and what has no counterpart stands open. */
export function mapBeginning(definition: KlaviyoDefinition, context: ConditionContext, first: Next, name: () => string): MappedBeginning {
  const notes: Note[] = [];
  const groups: Asked[][] = [];
  const filters = [definition.profile_filter, definition.triggers[0]?.trigger_filter].map(readFilter);
  let isNever = false;
  for (const filter of filters) {
    if (filter === undefined) groups.push([{ is: "unknown", said: "?", notes: [] }]);
    if (!filter) continue;
    const read = readGroups(filter, context);
    notes.push(...read.notes.map(noted("changed")));
    if (read.groups === null) isNever = true;
    else groups.push(...read.groups);
  }
  const isAlways = (group: readonly Asked[]) => group.length === 1 && group[0]?.is === "condition" && !group[0].isNot;
  const isOpen = (group: readonly Asked[]) => group.some(({ is }) => is === "unknown");
  const always = groups.filter(isAlways).slice(0, MOST_ALWAYS);
  const open = groups.filter(isOpen);
  const once = groups.filter((group) => !always.includes(group) && !open.includes(group));

  const all = always.flatMap((group) => group.flatMap((asked) => (asked.is === "condition" ? [asked.condition] : [])));
  notes.push(...unique(always.flat().flatMap((asked) => asked.notes)).map(noted("changed")));
  for (const group of open) {
    // Rather nobody enters than whom it was not meant for.
    if (all.length < MOST_ALWAYS) all.push(placeholder(saidOf(group)));
    notes.push(noted("open")(openMessage(group)));
  }
  if (isNever) {
    all.splice(MOST_ALWAYS - 1);
    all.push(placeholder("Placed Order"));
    notes.push(noted("open")(klaviyo.message("condition-unknown", { condition: "Placed Order" })));
  }
  if (once.length === 0 || first === null) return { all, first, nodes: [], notes };
  const split = buildSplit(once, { yes: first, no: null }, name);
  notes.push(...split.changed.map(noted("changed")), noted("changed")(klaviyo.message("filter-asked-once")));
  return { all, first: split.first, nodes: split.nodes, notes };
}
