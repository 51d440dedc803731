import type { Message } from "#app/platform/messages/message.ts";
import { saysOf } from "#app/recovery/journeys/conditions/conditions.ts";
import type { JourneyDefinition, KeptCondition } from "#app/recovery/journeys/journey-definition.ts";
import type { MappedFlow, NamedMetric } from "#app/recovery/klaviyo/mapping/map-flow.ts";
import type { Note, ReportedAction } from "#app/recovery/klaviyo/mapping/report.ts";
import { reentryOf, summaryOf } from "../journey/flow/summary-of.ts";

/** What became of an action, as it is shown. */
export type ActionView = Pick<ReportedAction, "id" | "type" | "label" | "name" | "depth" | "way"> & {
  state: "imported" | "to-finish" | "not-imported" | "not-needed";
  /** The steps that it became, a line each. */
  steps: Message[];
};

/** Something that is to be said, once, and of which actions; none where it is of the whole flow. */
export type NoteView = { message: Message; ids: string[]; types: string[] };

/** A flow as it is shown before it is kept: without what its messages say, which can be long. */
export type FlowView = { name: string } & (
  | { outcome: "refused"; problem: Message }
  | {
      outcome: "mapped";
      /** Whether a journey is called so already: this one becomes another. */
      isThere: boolean;
      begins: JourneyDefinition["trigger"]["kind"];
      reentry: Message;
      metrics: NamedMetric[];
      actions: ActionView[];
      notes: Record<Note["is"], NoteView[]>;
    }
);

/** `isThere`: whether a journey has that name. `currency`: the shop's, in which conditions name amounts. */
export function viewOf(flow: MappedFlow, name: string, { currency, isThere }: { currency: string; isThere: boolean }): FlowView {
  if (flow.outcome === "refused") return { outcome: "refused", name, problem: flow.problem };
  const { definition, actions, metrics } = flow;
  const nodes = new Map(definition.nodes.map((node) => [node.id, node]));
  // What stands open is told of below, in Klaviyo's words.
  const asked = (all: readonly KeptCondition[]) => all.flatMap((condition) => saysOf(condition, currency) ?? []);
  return {
    ...{ outcome: "mapped", name, isThere, metrics, begins: definition.trigger.kind, reentry: reentryOf(definition) },
    actions: actions.map(({ id, type, label, name: called, depth, way, nodeIds, ...action }) => ({
      ...{ id, type, label, name: called, depth, way, state: stateOf({ nodeIds, ...action }) },
      steps: [
        ...(type === "trigger" ? asked(definition.trigger.all) : []),
        ...nodeIds
          .flatMap((nodeId) => nodes.get(nodeId) ?? [])
          .flatMap((node) => [summaryOf(node), ...(node.kind === "split" ? asked(node.all) : [])]),
      ],
    })),
    notes: { lost: notesOf(actions, "lost"), open: notesOf(actions, "open"), changed: notesOf(actions, "changed") },
  };
}

function stateOf({
  isKept,
  nodeIds,
  notes,
  id,
}: Pick<ReportedAction, "isKept" | "nodeIds" | "notes"> & { id?: string | null }): ActionView["state"] {
  if (notes.some(({ is }) => is === "open")) return "to-finish";
  if (!isKept) return notes.some(({ is }) => is === "lost") ? "not-imported" : "to-finish";
  return nodeIds.length === 0 && id !== null ? "not-needed" : "imported";
}

/** The same thing is said once, of all actions of which it is. */
function notesOf(actions: readonly ReportedAction[], wanted: Note["is"]): NoteView[] {
  const found = new Map<string, NoteView>();
  for (const { id, type, notes } of actions) {
    for (const { is, message } of notes) {
      if (is !== wanted) continue;
      const key = JSON.stringify(message);
      const known = found.get(key) ?? { message, ids: [], types: [] };
      if (id !== null) known.ids.push(id);
      if (!known.types.includes(type)) known.types.push(type);
      found.set(key, known);
    }
  }
  return [...found.values()];
}
