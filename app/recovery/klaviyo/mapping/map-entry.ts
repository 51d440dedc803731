import type { Message } from "#app/platform/messages/message.ts";
import type { JourneyTrigger } from "../../journeys/journey-definition.ts";
import { klaviyo } from "../messages.ts";
import type { KlaviyoDefinition } from "../reading/klaviyo-shapes.ts";
import { guessEvent, type KlaviyoEvent } from "./klaviyo-event.ts";
import { type Note, noted } from "./report.ts";

/** What begins the journey. `metricId`: the metric of the trigger, where it is one. */
export type MappedEntry = { kind: JourneyTrigger["kind"]; label: Message; isExact: boolean; metricId: string | null; notes: Note[] };

const KINDS: Partial<Record<KlaviyoEvent, { kind: JourneyTrigger["kind"]; label: Message; isWhenLeft: boolean }>> = {
  checkout: { kind: "checkout-abandoned", label: klaviyo.message("entry-checkout"), isWhenLeft: true },
  cart: { kind: "cart-abandoned", label: klaviyo.message("entry-cart"), isWhenLeft: true },
  browse: { kind: "browse-abandoned", label: klaviyo.message("entry-browse"), isWhenLeft: true },
  "back-in-stock": { kind: "back-in-stock", label: klaviyo.message("entry-back-in-stock"), isWhenLeft: false },
};

type Given = { definition: KlaviyoDefinition; flowName: string | null; metrics: ReadonlyMap<string, string> };

/** What a flow's trigger is here: exactly where it is one of those with which a journey begins, else begun by hand, and said so. */
export function mapEntry({ definition, flowName, metrics }: Given, eventOf: (metricId: string) => KlaviyoEvent | undefined): MappedEntry {
  const [trigger, ...others] = definition.triggers;
  const more = others.map(({ type }) => noted("lost")(klaviyo.message("entry-second", { type: type || "?" })));
  const byHand = (message: Message, is: Note["is"] = "lost"): MappedEntry => ({
    ...{ kind: "started-by-hand", label: klaviyo.message("entry-by-hand"), isExact: false },
    metricId: trigger?.type === "metric" ? (trigger.id ?? null) : null,
    notes: [noted(is)(message), ...more],
  });
  if (!trigger) return byHand(klaviyo.message("entry-none"), "open");
  if (trigger.type === "list" || trigger.type === "segment")
    return byHand(klaviyo.message("entry-list", { id: trigger.id ?? "?" }), "changed");
  if (trigger.type !== "metric") return byHand(klaviyo.message("entry-other", { type: trigger.type || "?" }));

  const id = trigger.id ?? "?";
  const known = eventOf(id);
  const event = known ?? guessEvent(flowName);
  if (event === undefined) return byHand(klaviyo.message("entry-metric-unknown", { id }), "open");
  const mapped = KINDS[event];
  if (!mapped) return byHand(klaviyo.message("entry-metric", { metric: metrics.get(id) ?? id }));
  const notes = [
    ...(known === undefined ? [noted("open")(klaviyo.message("entry-guessed", { id }))] : []),
    ...(mapped.isWhenLeft ? [noted("changed")(klaviyo.message("entry-when-left"))] : []),
  ];
  return { kind: mapped.kind, label: mapped.label, isExact: true, metricId: id, notes: [...notes, ...more] };
}
