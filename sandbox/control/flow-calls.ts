import { z } from "zod";
import type { Flow } from "../shopify/flow/create-flow.ts";
import { flowExtensions, type FlowExtension } from "../shopify/flow/declared.ts";
import { isoTime } from "../shopify/state/iso-time.ts";
import type { ShopState } from "../shopify/state/shop-state.ts";
import { ControlFault } from "./control-fault.ts";
import type { Control } from "./handle-control.ts";
import { parseAsked } from "./parse-asked.ts";

const Workflow = z.strictObject({ trigger: z.string("the handle of a trigger"), enabled: z.boolean("true or false").default(true) });
const Run = z.strictObject({
  properties: z.record(z.string(), z.union([z.string(), z.number(), z.null()]), "an object of the action's fields").default({}),
  runId: z.string().min(1).max(255).optional(),
  attempts: z.int().min(1).max(10, "at most 10").default(1),
});

/** What can be asked of Shopify Flow: what it was told, workflows switched on and off, and the app's actions run. */
export function flowCalls(state: ShopState, flow: Flow | undefined): Control["calls"] {
  const there = () => {
    if (!flow) throw new ControlFault(409, "There is no Shopify Flow in this sandbox.");
    return flow;
  };
  return {
    "GET /flow/triggers": ({ query }) => {
      const handle = query.get("handle");
      const received = state.flow.received.filter((one) => handle === null || one.handle === handle);
      return { used: [...state.flow.used], received: received.map(({ at, ...one }) => ({ at: isoTime(at), ...one })) };
    },
    "POST /flow/workflows": async ({ body }) => {
      const { trigger, enabled } = parseAsked(Workflow, body);
      const answer = await there().use(find("flow_trigger", trigger), enabled);
      if (enabled && !state.flow.used.has(trigger))
        throw new ControlFault(409, `The workflow can't be switched on: the app answered ${String(answer.status)} ${answer.body.trim()}`);
      return { used: [...state.flow.used] };
    },
    "POST /flow/actions/": ({ rest, body }) => {
      const action = find("flow_action", rest);
      const { properties, runId, attempts } = parseAsked(Run, body);
      for (const key of Object.keys(properties))
        if (!action.fields.some((field) => field.key === key))
          throw new ControlFault(
            400,
            `'${key}' is no field of '${rest}'. There are: ${action.fields.map((field) => field.key).join(", ")}.`,
          );
      for (const { key, required } of action.fields)
        if (required && properties[key] === undefined) throw new ControlFault(400, `'${rest}' needs '${key}'.`);
      const sent = Object.fromEntries(
        Object.entries(properties).map(([key, value]) => [key, key.endsWith("_id") ? numbered(value) : value]),
      );
      return there().run(action, { ...(runId !== undefined && { id: runId }), properties: sent, attempts });
    },
  };
}

function find(type: "flow_trigger" | "flow_action", handle: string): FlowExtension {
  const all = flowExtensions(type);
  const found = all.find((one) => one.handle === handle);
  if (!found)
    throw new ControlFault(404, `The app has no '${handle}' for Shopify Flow. It has: ${all.map((one) => one.handle).join(", ")}.`);
  return found;
}

/** Shopify Flow names things by their number, as text. */
const numbered = (value: string | number | null) => (value === null ? null : (String(value).split("/").at(-1) ?? ""));
