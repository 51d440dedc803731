import type { Message } from "#app/platform/messages/message.ts";
import type { JourneyNode, JourneyTrigger } from "../../journeys/journey-definition.ts";
import type { Asked, ConditionContext } from "../conditions/asked.ts";
import { buildSplit, placeholder, readGroups } from "../conditions/build-split.ts";
import { klaviyo } from "../messages.ts";
import { type KlaviyoAction, KlaviyoBranch, readFilter } from "../reading/klaviyo-shapes.ts";
import { type FlowAction, type FlowGraph, typeOf } from "../reading/read-graph.ts";
import { mapDelay, type MappedDelay, standInDelay } from "./map-delay.ts";
import { mapMessage, type MessageChannel, type MessageContext } from "./map-message.ts";
import { mapTest } from "./map-test.ts";
import { nodeNames } from "./node-names.ts";
import { labelOf, type Note, noted, type ReportedAction } from "./report.ts";

type Next = string | null;

type Context = { conditions: ConditionContext; messages: MessageContext; entry: JourneyTrigger["kind"] };

/** A flow's actions as steps, and each of them in the report. `name` makes further ids for the same journey. */
export type MappedActions = { first: Next; nodes: JourneyNode[]; actions: ReportedAction[]; name: () => string };

/** What became of one action: where one comes to who comes to it. */
type Mapped = { first: Next; nodes: JourneyNode[]; notes: Note[]; isKept: boolean; name?: string | null; parts?: ReportedAction[] };

const CHANNELS: Readonly<Record<string, MessageChannel>> = { "send-email": "email", "send-sms": "sms", "send-whatsapp": "whatsapp" };
const PUSH = ["send-push-notification", "content-experiment"];

/** Maps from the first action on. Whatever nothing leads to, or what only leads where nobody can come, is told of at the end. */
export function mapActions({ actions, first }: FlowGraph, context: Context): MappedActions {
  const names = nodeNames();
  const nodes: JourneyNode[] = [];
  const reported: ReportedAction[] = [];
  const done = new Map<string, Next>();

  const visit = (id: string | undefined, depth: number, way: ReportedAction["way"]): Next => {
    const action = id === undefined ? undefined : actions.get(id);
    if (!action) return null;
    const known = done.get(action.id);
    if (known !== undefined) return known;
    // It stands before what comes after it, although those are mapped first.
    const place = reported.push(reportOf(action, depth, way)) - 1;
    const mapped = mapAction(
      action,
      context,
      (to, at) => visit(to, at === null ? depth : depth + 1, at),
      () => names(action.id),
    );
    nodes.push(...mapped.nodes);
    const own = reported[place];
    if (own) {
      own.nodeIds = mapped.nodes.map((node) => node.id);
      own.notes = mapped.notes;
      own.isKept = mapped.isKept;
      own.name = mapped.name ?? null;
    }
    reported.splice(place + 1, 0, ...(mapped.parts ?? []).map((part) => ({ ...part, depth: depth + 1 })));
    done.set(action.id, mapped.first);
    return mapped.first;
  };
  const begins = visit(first ?? undefined, 0, null);
  for (const action of actions.values()) {
    if (done.has(action.id)) continue;
    const parts = partsOf(action).map((part) => ({ ...part, isKept: false, notes: [noted("lost")(klaviyo.message("unreached"))] }));
    reported.push({ ...reportOf(action, 0, null), isKept: false, notes: [noted("lost")(klaviyo.message("unreached"))] }, ...parts);
  }
  return { first: begins, nodes, actions: reported, name: () => names("start") };
}

type Visit = (id: string | undefined, way: ReportedAction["way"]) => Next;

function mapAction(action: FlowAction, context: Context, visit: Visit, name: () => string): Mapped {
  const { type, data, links } = action;
  const next = (): Next => visit(links.get("next"), null);
  const wait = ({ first, nodes, notes }: MappedDelay): Mapped => ({ first, nodes, notes, isKept: true });
  const channel = CHANNELS[type];
  if (channel) return mapSend(channel, data, context, next(), name);
  switch (type) {
    case "time-delay":
      return wait(mapDelay(data, next(), name));
    case "target-date":
    case "countdown-delay":
      return wait(standInDelay(type, data, next(), name));
    case "back-in-stock-delay": {
      const isEntry = context.entry === "back-in-stock";
      const message = klaviyo.message(isEntry ? "wait-stock" : "wait-stock-lost");
      return { first: next(), nodes: [], notes: [noted(isEntry ? "changed" : "lost")(message)], isKept: isEntry };
    }
    case "conditional-split":
    case "trigger-split":
      return mapSplit(data[type === "trigger-split" ? "trigger_filter" : "profile_filter"], context, { yes: links.get("next_if_true"), no: links.get("next_if_false") }, visit, name); // oxfmt-ignore
    case "multi-branch-split":
      return mapBranches(action, context, visit, name);
    case "ab-test":
      return mapVariants(action, context, next(), name);
    default:
      return mapUnknown(action, visit, name);
  }
}

/** A message, and before it what Klaviyo asks of who gets it: whoever doesn't meet that goes on without it. */
function mapSend(channel: MessageChannel, data: FlowAction["data"], context: Context, next: Next, name: () => string): Mapped {
  const mapped = mapMessage(channel, data, context.messages);
  const id = name();
  const filter = filterSteps(mapped.filter, context.conditions, { yes: id, no: next }, name);
  if (filter.is === "never") return { first: next, nodes: [], isKept: false, name: mapped.name, notes: filter.notes };
  const nodes: JourneyNode[] = [...filter.nodes, { ...mapped.node, id, next }];
  return { first: filter.first, nodes, isKept: true, name: mapped.name, notes: [...mapped.notes, ...filter.notes] };
}

type FilterSteps = { is: "asked" | "always" | "never"; first: Next; nodes: JourneyNode[]; notes: Note[] };

/** What a filter comes to before its ways are known. One that can't be read at all stands open, as one that has no counterpart. */
function groupsOf(said: unknown, context: ConditionContext) {
  const filter = readFilter(said);
  const unread: Asked[][] = filter === null ? [] : [[{ is: "unknown", said: "?", notes: [] }]];
  const { groups, notes } = filter ? readGroups(filter, context) : { groups: unread, notes: [] };
  return { is: groups === null ? ("never" as const) : groups.length === 0 ? ("always" as const) : ("asked" as const), groups, notes };
}

/** A filter as steps. */
function filterSteps(said: unknown, context: ConditionContext, ways: { yes: Next; no: Next }, name: () => string): FilterSteps {
  const { is, groups, notes } = groupsOf(said, context);
  const changed = notes.map(noted("changed"));
  if (groups === null) {
    const never = noted("changed")(klaviyo.message("condition-never", { condition: "Placed Order" }));
    return { is, first: ways.no, nodes: [], notes: [...changed, never] };
  }
  const split = buildSplit(groups, ways, name);
  return {
    is,
    first: split.first,
    nodes: split.nodes,
    notes: [...changed, ...split.changed.map(noted("changed")), ...split.open.map(noted("open"))],
  };
}

type WaysOfSplit = { yes: string | undefined; no: string | undefined };

/** A split that asks nothing asks what nobody knows: it is told of as open. */
const askedBySplit = (said: unknown): unknown => said ?? {};

function mapSplit(said: unknown, context: Context, ways: WaysOfSplit, visit: Visit, name: () => string): Mapped {
  const filter = askedBySplit(said);
  const { is } = groupsOf(filter, context.conditions);
  // Where nobody can come nothing is made of what stands there: it is told of as what nothing leads to.
  const yes = is === "never" ? null : visit(ways.yes, "yes");
  const no = is === "always" ? null : visit(ways.no, "no");
  return { ...filterSteps(filter, context.conditions, { yes, no }, name), isKept: true };
}

/** The first branch of which all holds; whoever meets none goes the way of the others. */
function mapBranches(action: FlowAction, context: Context, visit: Visit, name: () => string): Mapped {
  const said = Array.isArray(action.data["branches"]) ? action.data["branches"] : [];
  const branches = said.flatMap((branch, index) => {
    const parsed = KlaviyoBranch.safeParse(branch).data;
    return parsed ? [{ ...parsed, index }] : [];
  });
  const asked = branches
    .filter(({ is_else: isElse }) => !isElse)
    .toSorted((one, other) => (one.order ?? one.index) - (other.order ?? other.index))
    .map((branch) => ({ ...branch, filter: askedBySplit(branch.branch_filter) }));
  const others = branches.find(({ is_else: isElse }) => isElse);
  const isOf = (filter: unknown) => groupsOf(filter, context.conditions).is;
  const sure = asked.findIndex(({ filter }) => isOf(filter) === "always");
  const open = sure === -1 ? asked : asked.slice(0, sure + 1);
  const to = (index: number) => visit(action.links.get(`branch-${index}`), index + 1);
  const ways = open.map(({ filter, index }) => (isOf(filter) === "never" ? null : to(index)));
  const nodes: JourneyNode[] = [];
  const notes: Note[] = [];
  let first: Next = others && sure === -1 ? to(others.index) : null;
  for (const [at, { filter }] of [...open.entries()].toReversed()) {
    const steps = filterSteps(filter, context.conditions, { yes: ways[at] ?? null, no: first }, name);
    nodes.push(...steps.nodes);
    notes.push(...steps.notes);
    first = steps.first;
  }
  return { first, nodes, notes, isKept: true };
}

/** Messages among which people are divided by chance. */
function mapVariants(action: FlowAction, context: Context, next: Next, name: () => string): Mapped {
  const { variants, over, notes } = mapTest(action.data);
  const nodes: JourneyNode[] = [];
  const parts: ReportedAction[] = [];
  const branches: { share: number; next: Next }[] = [];
  for (const { action: part, share } of variants) {
    const channel = CHANNELS[typeOf(part.type ?? "")];
    const own = partOf(action, part);
    if (!channel) {
      branches.push({ share, next });
      parts.push({ ...own, isKept: false, notes: [noted("lost")(klaviyo.message("no-counterpart"))] });
      continue;
    }
    const mapped = mapSend(channel, part.data ?? {}, context, next, name);
    nodes.push(...mapped.nodes);
    parts.push({ ...own, name: mapped.name ?? null, nodeIds: mapped.nodes.map(({ id }) => id), notes: mapped.notes });
    branches.push({ share, next: mapped.first });
  }
  for (const part of over)
    parts.push({ ...partOf(action, part), isKept: false, notes: [noted("lost")(klaviyo.message("test-variant-over"))] });
  const [only] = branches;
  if (branches.length < 2) {
    const isKept = only !== undefined;
    const nothing = isKept ? [] : [noted("lost")(klaviyo.message("no-counterpart"))];
    return { first: only ? only.next : next, nodes, parts, isKept, notes: [...notes, ...nothing] };
  }
  const id = name();
  return { first: id, nodes: [{ kind: "random-cohort", id, branches }, ...nodes], parts, notes, isKept: true };
}

/** What Waybill has nothing like: one goes on after it. Of one with several ways all are kept, and the merchant says who goes which. */
function mapUnknown(action: FlowAction, visit: Visit, name: () => string): Mapped {
  const ways = [...action.links.entries()].map(([way, to], index) => {
    const named = way === "next_if_true" ? "yes" : way === "next_if_false" ? "no" : index + 1;
    return visit(to, action.links.size === 1 ? null : named);
  });
  if (action.links.size > 1) {
    const steps = openSteps(
      ways.slice(1).map(() => action.type),
      ways,
      name,
    );
    return { ...steps, isKept: true, notes: [noted("open")(klaviyo.message("no-counterpart-ways"))] };
  }
  const message = klaviyo.message(PUSH.includes(action.type) ? "push" : "no-counterpart");
  return { first: ways[0] ?? null, nodes: [], notes: [noted("lost")(message)], isKept: false };
}

/** Ways between which nobody knows how to choose: as many open splits as it takes to keep them all. */
function openSteps(
  said: readonly string[],
  ways: readonly Next[],
  name: () => string,
): { first: Next; nodes: JourneyNode[]; notes: Note[] } {
  const nodes: JourneyNode[] = [];
  let first = ways.at(-1) ?? null;
  for (const [at, one] of [...said.entries()].toReversed()) {
    const id = name();
    nodes.push({ kind: "split", id, all: [placeholder(one)], next: ways[at] ?? null, otherwise: first });
    first = id;
  }
  const message: Message = klaviyo.message("condition-unknown", { condition: said[0] ?? "?" });
  return { first, nodes, notes: [noted("open")(message)] };
}

const reportOf = ({ id, type }: FlowAction, depth: number, way: ReportedAction["way"]): ReportedAction => ({
  ...{ id, type, label: labelOf(type), name: null, nodeIds: [], isKept: true, depth, way, notes: [] },
});

/** A variant of a test, which is an action by itself. */
function partOf(test: FlowAction, part: KlaviyoAction): ReportedAction {
  const type = typeOf(part.type ?? "");
  return reportOf({ id: part.id ?? part.temporary_id ?? test.id, type, data: {}, links: new Map() }, 0, null);
}

const partsOf = (action: FlowAction): ReportedAction[] => {
  if (action.type !== "ab-test") return [];
  const { variants, over } = mapTest(action.data);
  return [...variants.map(({ action: part }) => part), ...over].map((part) => partOf(action, part));
};
