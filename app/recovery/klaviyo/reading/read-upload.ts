import { z } from "zod";
import type { Message } from "#app/platform/messages/message.ts";
import { klaviyo } from "../messages.ts";
import { parseLimitedJson } from "./parse-limited-json.ts";

/** What was given of one flow. `definition` is undefined where it was asked for without one. */
export type GivenFlow = { id: string | null; name: string | null; status: string | null; definition: unknown };

/** All that was given: flows, the HTML of templates, and what metrics are called, both by their ids. */
export type Upload = {
  flows: GivenFlow[];
  templates: ReadonlyMap<string, { html: string }>;
  metrics: ReadonlyMap<string, string>;
};

export type ReadUpload =
  | { outcome: "read"; upload: Upload }
  | { outcome: "refused"; problem: Message; /** Which of the texts it is, where it is one. */ at?: number };

const MOST_FLOWS = 50;

/** Resources are looked for so many lists and answers deep: an answer, in a list of answers, under a name. */
const MOST_NESTED = 4;

const Id = z.union([z.string(), z.number()]).transform(String);
const Attributes = z.record(z.string(), z.unknown()).catch({});
const Resource = z.object({ type: z.string(), id: Id.nullish().catch(null), attributes: Attributes });
const Errors = z.object({ errors: z.array(z.object({ detail: z.string().nullish(), title: z.string().nullish() })).min(1) });

/**
 * Reads what a merchant gave, in as many texts as they like: an answer of Klaviyo's API with one flow or several, a list of such answers, a flow's
 * attributes, a definition by itself; and beside them answers with templates and metrics. Anything else in it is passed over.
 */
export function readUpload(texts: readonly string[]): ReadUpload {
  const found: Found = { flows: [], templates: new Map(), metrics: new Map(), error: null };
  for (const [at, text] of texts.entries()) {
    if (text.trim() === "") continue;
    const parsed = parseLimitedJson(text);
    if (parsed.outcome === "refused") return { ...parsed, at };
    collect(parsed.value, found, 0);
  }
  const { flows, templates, metrics, error } = found;
  const refused = (problem: Message): ReadUpload => ({ outcome: "refused", problem });
  if (texts.every((text) => text.trim() === "")) return refused(klaviyo.message("nothing-given"));
  if (flows.length === 0)
    return refused(error === null ? klaviyo.message("no-flows") : klaviyo.message("klaviyo-error", { detail: error }));
  if (flows.length > MOST_FLOWS) return refused(klaviyo.message("too-many-flows", { count: flows.length, most: MOST_FLOWS }));
  return { outcome: "read", upload: { flows, templates, metrics } };
}

type Found = { flows: GivenFlow[]; templates: Map<string, { html: string }>; metrics: Map<string, string>; error: string | null };

function collect(value: unknown, found: Found, depth: number): void {
  if (depth > MOST_NESTED || typeof value !== "object" || value === null) return;
  if (Array.isArray(value)) {
    for (const one of value) collect(one, found, depth + 1);
    return;
  }
  const resource = Resource.safeParse(value).data;
  if (resource && ["flow", "template", "metric"].includes(resource.type)) return take(resource, found);
  const said = new Map<string, unknown>(Object.entries(value));
  if (Array.isArray(said.get("actions"))) return addFlow(found, { id: null, name: null, status: null, definition: value });
  if (said.has("definition")) return addFlow(found, flowOf(idOf(said.get("id")), Object.fromEntries(said)));
  const errors = Errors.safeParse(value).data?.errors;
  if (errors) found.error ??= (errors[0]?.detail ?? errors[0]?.title ?? "").slice(0, 300);
  for (const name of ["data", "included", "flows", "templates", "metrics"]) collect(said.get(name), found, depth + 1);
}

function take({ type, id, attributes }: z.infer<typeof Resource>, found: Found): void {
  if (type === "flow") return addFlow(found, flowOf(id ?? null, attributes));
  if (id === null || id === undefined) return;
  const { html, name } = attributes;
  if (type === "template") found.templates.set(id, { html: typeof html === "string" ? html : "" });
  if (type === "metric" && typeof name === "string") found.metrics.set(id, name);
}

/** A flow that is given twice is one: the one that has a definition. */
function addFlow({ flows }: Found, flow: GivenFlow): void {
  const known = flow.id === null ? -1 : flows.findIndex(({ id }) => id === flow.id);
  if (known === -1) flows.push(flow);
  else if (isNothing(flows[known]?.definition)) flows[known] = flow;
}

const flowOf = (id: string | null, { name, status, definition }: Readonly<Record<string, unknown>>): GivenFlow => ({
  id,
  name: typeof name === "string" && name.trim() !== "" ? name.trim() : null,
  status: typeof status === "string" ? status : null,
  definition: isNothing(definition) ? undefined : definition,
});

const isNothing = (value: unknown) => value === undefined || value === null;

const idOf = (value: unknown): string | null => Id.safeParse(value).data ?? null;
