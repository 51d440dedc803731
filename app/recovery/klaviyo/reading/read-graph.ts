import type { Message } from "#app/platform/messages/message.ts";
import { klaviyo } from "../messages.ts";
import { type KlaviyoAction, KlaviyoBranch, KlaviyoDefinition } from "./klaviyo-shapes.ts";

/** An action that has what every action needs: what it is called in its flow, of which type it is, and where it leads. */
export type FlowAction = { id: string; type: string; data: Readonly<Record<string, unknown>>; links: ReadonlyMap<string, string> };

/** A flow whose actions lead to each other and nowhere else, and never back. */
export type FlowGraph = { definition: KlaviyoDefinition; actions: ReadonlyMap<string, FlowAction>; first: string | null };

export type ReadGraph = { outcome: "read"; graph: FlowGraph } | { outcome: "refused"; problem: Message };

/** More than any journey holds: a definition of more is refused before it is looked at. */
const MOST_ACTIONS = 300;

/** Other revisions and the older endpoints write some types otherwise. */
const ALSO_CALLED: Readonly<Record<string, string>> = {
  "send-whatsapp-message": "send-whatsapp",
  "boolean-branch": "conditional-split",
  webhook: "send-webhook",
  "internal-alert": "send-internal-alert",
  "a-b-test": "ab-test",
};

/** Reads a definition, or says what is broken in it: an id that stands twice, one that nobody has, or actions that lead in a circle. */
export function readGraph(said: unknown): ReadGraph {
  const refused = (problem: Message): ReadGraph => ({ outcome: "refused", problem });
  const definition = KlaviyoDefinition.safeParse(said).data;
  if (!definition) return refused(klaviyo.message("not-a-definition"));
  const count = definition.actions.length;
  if (count > MOST_ACTIONS) return refused(klaviyo.message("too-many-actions", { count, most: MOST_ACTIONS }));

  const actions = new Map<string, FlowAction>();
  for (const [index, raw] of definition.actions.entries()) {
    const id = raw.id ?? raw.temporary_id ?? null;
    if (id === null) return refused(klaviyo.message("action-without-id", { number: index + 1 }));
    if (raw.type === null || raw.type === undefined) return refused(klaviyo.message("action-without-type", { id }));
    if (actions.has(id)) return refused(klaviyo.message("id-twice", { id }));
    actions.set(id, { id, type: typeOf(raw.type), data: raw.data ?? {}, links: linksOf(raw) });
  }
  for (const { id, links } of actions.values()) {
    for (const to of links.values()) if (!actions.has(to)) return refused(klaviyo.message("leads-nowhere", { from: id, to }));
  }
  const first = firstOf(definition, actions);
  if (first !== null && !actions.has(first)) return refused(klaviyo.message("begins-nowhere", { id: first }));
  const circle = circleIn(actions);
  if (circle) return refused(klaviyo.message("circle", { ids: circle }));
  return { outcome: "read", graph: { definition, actions, first } };
}

/** `SEND_EMAIL`, `send-email`. */
export function typeOf(said: string): string {
  const plain = said.trim().toLowerCase().replaceAll("_", "-").slice(0, 60);
  return ALSO_CALLED[plain] ?? plain;
}

/** Where an action leads, by the name of the way: those of its links, and those of its branches (`branch-0`). */
function linksOf({ links, data }: KlaviyoAction): Map<string, string> {
  const ways = Object.entries(links ?? {}).map(([name, to]) => [name, to] as const);
  const branches = Array.isArray(data?.["branches"]) ? data["branches"] : [];
  const branched = branches.map((branch, index) => {
    const next = KlaviyoBranch.safeParse(branch).data?.links?.["next"];
    return [`branch-${index}`, next] as const;
  });
  return new Map(
    [...ways, ...branched].flatMap(([name, to]) => (typeof to === "string" || typeof to === "number" ? [[name, String(to)] as const] : [])),
  );
}

/** Where a definition doesn't say how it begins, it begins with the one action that nothing leads to. */
function firstOf({ entry_action_id: entry }: KlaviyoDefinition, actions: ReadonlyMap<string, FlowAction>): string | null {
  if (entry !== null && entry !== undefined) return entry;
  const led = new Set([...actions.values()].flatMap(({ links }) => [...links.values()]));
  const roots = [...actions.keys()].filter((id) => !led.has(id));
  return roots.length === 1 ? (roots[0] ?? null) : null;
}

/** The actions of a circle in their order; undefined where there is none. */
function circleIn(actions: ReadonlyMap<string, FlowAction>): string[] | undefined {
  const done = new Set<string>();
  for (const start of actions.keys()) {
    const path: { id: string; left: string[] }[] = [];
    const enter = (id: string) => path.push({ id, left: [...(actions.get(id)?.links.values() ?? [])] });
    if (!done.has(start)) enter(start);
    for (let at = path.at(-1); at !== undefined; at = path.at(-1)) {
      const next = at.left.pop();
      if (next === undefined) {
        done.add(at.id);
        path.pop();
        continue;
      }
      const seen = path.findIndex(({ id }) => id === next);
      if (seen !== -1) return path.slice(seen).map(({ id }) => id);
      if (!done.has(next)) enter(next);
    }
  }
  return undefined;
}
