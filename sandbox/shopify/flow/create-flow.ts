import { randomUUID } from "node:crypto";
import type { ShopState } from "../state/shop-state.ts";
import { isoTime } from "../state/iso-time.ts";
import { signBody } from "../webhooks/sign-body.ts";
import { flowExtensions, type FlowExtension } from "./declared.ts";

/** What the app answered; a status of null is none at all. */
export type FlowAnswer = { status: number | null; body: string };

/** Shopify Flow, as the app meets it. */
export type Flow = {
  /** A merchant switches a workflow on or off that begins with a trigger: the app is told, and it stays off unless the app answers 2xx. */
  use(trigger: FlowExtension, isUsed: boolean): Promise<FlowAnswer>;
  /** A workflow comes to an action. While the app says that it is not done, or nothing, it is asked again under the same id: at once here, not over a day. */
  run(
    action: FlowExtension,
    run: { id?: string; properties: Record<string, unknown>; attempts: number },
  ): Promise<{ runId: string; answers: FlowAnswer[] }>;
};

const ANSWER_WITHIN_MS = { use: 5_000, action: 10_000 };

export function createFlow(state: ShopState, { appUrl, clientSecret }: { appUrl: string; clientSecret: string }): Flow {
  /** The app is found at one place here, whatever host its manifest has. */
  const post = async (address: string, call: object, withinMs: number): Promise<FlowAnswer> => {
    const body = JSON.stringify(call);
    try {
      const answer = await fetch(new URL(new URL(address, appUrl).pathname, appUrl), {
        method: "POST",
        body,
        redirect: "manual",
        headers: { "content-type": "application/json", "x-shopify-hmac-sha256": signBody(body, clientSecret) },
        signal: AbortSignal.timeout(withinMs),
      });
      return { status: answer.status, body: await answer.text() };
    } catch (fault) {
      return { status: null, body: String(fault) };
    }
  };
  const shop = () => ({ shop_id: String(state.shop.id), shopify_domain: state.shop.myshopifyDomain });

  return {
    async use(trigger, isUsed) {
      const [callback] = flowExtensions("flow_trigger_lifecycle_callback");
      const said = { flow_trigger_definition_id: trigger.name, has_enabled_flow: isUsed, ...shop(), timestamp: isoTime(state.now()) };
      const answer = await post(callback?.url ?? "/", said, ANSWER_WITHIN_MS.use);
      const isTaken = answer.status !== null && answer.status >= 200 && answer.status < 300;
      if (!isUsed) state.flow.used.delete(trigger.handle);
      else if (isTaken) state.flow.used.add(trigger.handle);
      return answer;
    },
    async run(action, { id = randomUUID(), properties, attempts }) {
      const call = {
        ...shop(),
        action_run_id: id,
        action_definition_id: action.name,
        handle: action.handle,
        properties: { ...properties, step_reference: randomUUID() },
      };
      const answers: FlowAnswer[] = [];
      do answers.push(await post(action.runtime_url ?? "/", call, ANSWER_WITHIN_MS.action));
      while (answers.length < attempts && asksAgain(answers.at(-1)?.status ?? null));
      return { runId: id, answers };
    },
  };
}

const asksAgain = (status: number | null): boolean => status === null || status === 202 || status === 429 || status >= 500;
