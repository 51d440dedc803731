import type { Message } from "#app/platform/messages/message.ts";
import type { JourneyNode, KeptCondition } from "../../journeys/journey-definition.ts";
import { klaviyo } from "../messages.ts";
import { type KlaviyoFilter } from "../reading/klaviyo-shapes.ts";
import type { Asked, ConditionContext } from "./asked.ts";
import { readCondition } from "./read-condition.ts";

type Next = string | null;

/** A filter as steps that lead one way where it holds and another where it doesn't. */
export type BuiltSplit = { first: Next; nodes: JourneyNode[]; changed: Message[]; open: Message[] };

type Ways = { yes: Next; no: Next };

/** In a split and in what begins a journey: so many conditions at once. */
const MOST_AT_ONCE = 20;

/**
 * A condition in place of one that has no counterpart. Nobody meets it, and no journey goes live with it: its code says to whoever edits it what Klaviyo
 * asks there.
 */
export const placeholder = (said: string): KeptCondition => ({ code: `Klaviyo: ${said}`, args: {} });

/** What a filter asks, simplified: groups that all have to hold, of each one is enough. An empty list always holds; `null` never can. */
export function readGroups(filter: KlaviyoFilter, context: ConditionContext): { groups: Asked[][] | null; notes: Message[] } {
  const notes: Message[] = [];
  const groups: Asked[][] = [];
  for (const { conditions } of filter.condition_groups) {
    if (conditions.length === 0) continue;
    const asked = conditions.map((condition) => ({ condition, is: readCondition(condition, context) }));
    const sure = asked.find(({ is }) => is.is === "always")?.is;
    if (sure) {
      notes.push(...sure.notes);
      continue;
    }
    const possible = asked.map(({ is }) => is).filter(({ is }) => is !== "never");
    if (possible.length === 0) return { groups: null, notes };
    groups.push(possible);
  }
  return { groups, notes };
}

/** What a group asks, in a line. */
export const saidOf = (group: readonly Asked[]): string => group.map(saidOfOne).join(" / ");

function saidOfOne(asked: Asked): string {
  const not = "isNot" in asked && asked.isNot ? "not " : "";
  if (asked.is === "unknown") return asked.said;
  if (asked.is === "condition") return `${not}${asked.condition.code} ${JSON.stringify(asked.condition.args)}`;
  return asked.is === "sample" ? `${asked.percent} %` : `${not}${asked.is}`;
}

/** What a merchant is told of a group that he has to finish. */
export function openMessage(group: readonly Asked[]): Message {
  const args = { condition: saidOf(group) };
  const unknown = group.find((asked) => asked.is === "unknown");
  if (!unknown) return klaviyo.message("condition-with-it", args);
  if (unknown.metricId !== undefined) return klaviyo.message("condition-metric-unknown", { ...args, id: unknown.metricId });
  return klaviyo.message(group.length === 1 ? "condition-unknown" : "condition-of-many", args);
}

/** Groups as steps. `name` makes ids of them that nobody else has. Each condition that isn't exact is said in `changed`, and each that is missing in `open`. */
export function buildSplit(groups: readonly (readonly Asked[])[], { yes, no }: Ways, name: () => string): BuiltSplit {
  const changed = unique(groups.flat().flatMap(({ notes }) => notes));
  const unknown = groups.filter((group) => group.some(({ is }) => is === "unknown"));
  const isAlone = (group: readonly Asked[]) => group.length === 1 && group[0] !== undefined && isPlain(group[0]);
  // Of what is asked together a part alone would let others through: with something missing it stays one step, for the merchant to finish.
  const missing = unknown.length === 0 ? [] : groups.filter((group) => !isAlone(group));
  const chained = unknown.length === 0 ? groups.filter((group) => !isAlone(group)) : [];
  const plain = [
    ...groups.flatMap((group) => (isAlone(group) ? group.flatMap((asked) => (isPlain(asked) ? [asked.condition] : [])) : [])),
    ...missing.map((group) => placeholder(saidOf(group))),
  ];
  const open = missing.map(openMessage);
  const nodes: JourneyNode[] = [];
  let first = yes;
  for (const group of chained.toReversed()) {
    const holds = first;
    first = no;
    for (const asked of group.toReversed()) {
      const node = nodeOf(asked, name(), { yes: holds, no: first });
      if (!node) continue;
      nodes.push(node);
      first = node.id;
    }
  }
  for (let from = 0; from < plain.length; from += MOST_AT_ONCE) {
    const id = name();
    nodes.push({ kind: "split", id, all: plain.slice(from, from + MOST_AT_ONCE), next: first, otherwise: no });
    first = id;
  }
  return { first, nodes, changed, open };
}

const isPlain = (asked: Asked): asked is Extract<Asked, { is: "condition" }> => asked.is === "condition" && !asked.isNot;

function nodeOf(asked: Asked, id: string, { yes, no }: Ways): JourneyNode | undefined {
  switch (asked.is) {
    case "condition":
      return { kind: "split", id, all: [asked.condition], ...(asked.isNot ? { next: no, otherwise: yes } : { next: yes, otherwise: no }) };
    case "clicked": {
      const [next, otherwise] = asked.isNot ? [no, yes] : [yes, no];
      return { kind: "wait-for", id, event: "link-opened", minutes: 1, earlier: "counts", next, otherwise };
    }
    case "sample": {
      const branches = [
        { share: asked.percent, next: yes },
        { share: 100 - asked.percent, next: no },
      ];
      return { kind: "random-cohort", id, branches };
    }
    case "always":
    case "never":
    case "unknown":
      return undefined;
  }
}

/** Each message once. */
export function unique(messages: readonly Message[]): Message[] {
  return [...new Map(messages.map((message) => [JSON.stringify(message), message])).values()];
}
