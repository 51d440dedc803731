import type { Message } from "#app/platform/messages/message.ts";
import { beginsWithCart, type JourneyDefinition } from "../../journeys/journey-definition.ts";
import { klaviyo } from "../messages.ts";
import { type GivenFlow, type Upload } from "../reading/read-upload.ts";
import { readGraph } from "../reading/read-graph.ts";
import { eventCalled, isEventName, type KlaviyoEvent } from "./klaviyo-event.ts";
import { mapActions } from "./map-actions.ts";
import { mapBeginning } from "./map-beginning.ts";
import { mapEntry } from "./map-entry.ts";
import { mapReentry } from "./map-reentry.ts";
import { metricIdsIn } from "./metric-ids.ts";
import { labelOf, noted, type ReportedAction } from "./report.ts";

/** What the merchant says beside what he gave. */
export type ImportChoices = {
  /** ISO 4217, of the shop. */
  currency: string;
  /** BCP 47: in which language the messages are written. */
  language: string;
  /** Which event a metric counts, by its id. */
  events: Readonly<Record<string, KlaviyoEvent>>;
};

/** A metric that the flow names by its id, and which event it was taken for. */
export type NamedMetric = { id: string; name: string | null; event: KlaviyoEvent | null };

/** A flow as a draft of a journey, with all that is to be said of it; or why it can't be read. Nothing is kept. */
export type MappedFlow = { id: string | null; name: string | null } & (
  | { outcome: "refused"; problem: Message }
  | { outcome: "mapped"; definition: JourneyDefinition; entry: Message; metrics: NamedMetric[]; actions: ReportedAction[] }
);

/** What a journey holds. */
const MOST_STEPS = 100;

/** Each flow that was given, by itself: one that can't be read is no matter to the others. */
export const mapUpload = (upload: Upload, choices: ImportChoices): MappedFlow[] =>
  upload.flows.map((flow) => mapFlow(flow, upload, choices));

/** A flow of Klaviyo's as a journey. Pure. Every one of its actions is in the report, whether or not it is in the journey. */
export function mapFlow(
  flow: GivenFlow,
  { templates, metrics: named }: Pick<Upload, "templates" | "metrics">,
  choices: ImportChoices,
): MappedFlow {
  const { id, name, status } = flow;
  const refused = (problem: Message): MappedFlow => ({ outcome: "refused", id, name, problem });
  if (flow.definition === undefined) return refused(klaviyo.message("no-definition"));
  const read = readGraph(flow.definition);
  if (read.outcome === "refused") return refused(read.problem);

  const { graph } = read;
  const eventOf = (metricId: string): KlaviyoEvent | undefined => {
    if (Object.hasOwn(choices.events, metricId)) return choices.events[metricId];
    const said = named.get(metricId) ?? (isEventName(metricId) ? metricId : undefined);
    return said === undefined ? undefined : eventCalled(said);
  };
  const entry = mapEntry({ definition: graph.definition, flowName: name, metrics: named }, eventOf);
  const guessed = entry.isExact && entry.metricId !== null && eventOf(entry.metricId) === undefined ? entry : null;
  const context = {
    currency: choices.currency,
    metrics: named,
    // What was guessed of the metric that begins it is guessed of its conditions too.
    eventOf: (metricId: string) => eventOf(metricId) ?? (guessed?.metricId === metricId ? EVENT_OF_KIND[guessed.kind] : undefined),
    isOfCart: beginsWithCart(entry.kind),
    // Of an event that nobody knows, or an order, it isn't sure whether the order that is asked for is the one that began it.
    endsByOrder: entry.isExact || entry.metricId === null,
  };
  const steps = mapActions(graph, {
    conditions: context,
    entry: entry.kind,
    messages: { templates, language: choices.language, flowStatus: status },
  });
  const beginning = mapBeginning(graph.definition, context, steps.first, steps.name);
  const { reentry, notes } = mapReentry(graph.definition);
  const nodes = [...beginning.nodes, ...steps.nodes];
  if (nodes.length > MOST_STEPS) return refused(klaviyo.message("too-many-steps", { count: nodes.length, most: MOST_STEPS }));

  const still = status === "live" ? [noted("changed")(klaviyo.message("entry-still-live"))] : [];
  const ofFlow = (type: string, more: Partial<ReportedAction>): ReportedAction => ({
    ...{
      id: null,
      type,
      label: labelOf(type),
      name: null,
      nodeIds: [],
      isKept: true,
      depth: 0,
      way: null,
      notes: [],
    },
    ...more,
  });
  return {
    ...{ outcome: "mapped", id, name, entry: entry.label },
    definition: {
      trigger: { kind: entry.kind, all: beginning.all },
      reentry,
      discount: null,
      first: beginning.first,
      nodes,
    },
    metrics: metricIdsIn(graph.definition).map((metricId) => ({
      id: metricId,
      name: named.get(metricId) ?? null,
      event: context.eventOf(metricId) ?? null,
    })),
    actions: [
      ofFlow("trigger", { isKept: entry.isExact, notes: [...still, ...entry.notes, ...beginning.notes] }),
      ...(notes.length === 0 ? [] : [ofFlow("reentry", { notes })]),
      ...steps.actions,
    ],
  };
}

const EVENT_OF_KIND: Partial<Record<JourneyDefinition["trigger"]["kind"], KlaviyoEvent>> = {
  "checkout-abandoned": "checkout",
  "cart-abandoned": "cart",
  "browse-abandoned": "browse",
  "back-in-stock": "back-in-stock",
};
