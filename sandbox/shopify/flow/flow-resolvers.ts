import { mutation } from "../resolvers/mutation.ts";
import type { ResolverMap } from "../resolver-map.ts";
import { flowExtensions } from "./declared.ts";

type Input = { handle?: string | null; payload?: unknown; body?: string | null };

const MOST_BYTES = 50_000;

/** `flowTriggerReceive`, with Shopify's own words where they are known; what a payload has to be is taken from the triggers' manifests. */
export const flowResolvers: ResolverMap = {
  Mutation: {
    flowTriggerReceive: mutation((shop, { handle, payload, body }: Input) => {
      if (body != null) return refused("body", "Cannot use `handle` and `payload` arguments with `body` argument");
      if (!handle || payload == null) return refused("handle", "`handle` and `payload` arguments are required");
      if (Buffer.byteLength(JSON.stringify(payload)) > MOST_BYTES)
        return wrong(`Properties size exceeds the limit of ${MOST_BYTES} bytes.`);
      const trigger = flowExtensions("flow_trigger").find((one) => one.handle === handle);
      if (!trigger || shop.flow.undeployed.has(handle)) return wrong(`Invalid handle '${handle}'.`);
      if (typeof payload !== "object" || Array.isArray(payload)) return wrong("The payload is not an object.");
      const problems = Object.entries(payload).flatMap(([key, value]) => {
        const field = trigger.fields.find((one) => one.key === key);
        if (!field) return [`'${key}' is no field of the trigger.`];
        return isOf(field.type, value) ? [] : [`'${key}' is no ${field.type}.`];
      });
      const missing = trigger.fields.filter(({ key, type }) => !type.endsWith("_reference") && !(key in payload));
      problems.push(...missing.map(({ key }) => `'${key}' is missing.`));
      if (problems.length > 0) return wrong(problems.join("\n  "));
      shop.flow.received.push({ at: shop.now(), handle, payload: { ...payload } });
      shop.ledger.record({ target: "shopify", effect: "flow.trigger-received", reference: handle, detail: { payload } });
      return { userErrors: [] };
    }),
  },
};

const refused = (field: string, message: string) => ({ userErrors: [{ field: [field], message }] });
const wrong = (message: string) => refused("body", `Errors validating schema:\n  ${message}\n`);

function isOf(type: string, value: unknown): boolean {
  if (type === "boolean") return typeof value === "boolean";
  if (type.startsWith("number_")) return typeof value === "number";
  if (type.endsWith("_reference")) return Number.isSafeInteger(value) && Number(value) > 0;
  return typeof value === "string";
}
