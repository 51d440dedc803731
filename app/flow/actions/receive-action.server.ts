import type { RequestHandler } from "express";
import { z } from "zod";
import { log } from "#app/platform/log.server.ts";
import type { Shop } from "#app/platform/shop.ts";
import { flow } from "../messages.ts";
import { answerFlow, notUnderstood, receiveFlowCall } from "../receive-flow-call.server.ts";
import type { ActionOutcome, FlowAction } from "./flow-action.ts";
import { holdOrderAction } from "./hold-order.server.ts";
import { runOnce } from "./run-once.server.ts";
import { startJourneyAction } from "./start-journey.server.ts";
import { stopJourneyAction } from "./stop-journey.server.ts";

/** By the handles of their extensions (`extensions/flow-*`). */
export const flowActions: readonly FlowAction[] = [startJourneyAction, stopJourneyAction, holdOrderAction];

const Call = z.object({
  action_run_id: z.string().min(1).max(255),
  /** Which action it is, signed: the address is not. */
  handle: z.string().optional(),
  properties: z.record(z.string(), z.unknown()).default({}),
});

/** 202 has Shopify Flow ask again, for a day; of what was refused it asks no more, and shows the words in the workflow's run. */
const STATUS: Record<ActionOutcome["outcome"], number> = { done: 200, refused: 422, "not-yet": 202 };

/** `POST /flow/actions/:action`: a workflow of the merchant's has come to one of our actions. Done once, however often it is asked for. */
export const receiveAction: RequestHandler = (request, response, next) => {
  receiveFlowCall(request, response, Call)
    .then(async (received) => {
      if (!received) return;
      const { shop, call } = received;
      const action = flowActions.find(({ name }) => name === request.params["action"]);
      if (!action || (call.handle ?? action.name) !== action.name) return answerFlow(response, 404, flow.message("no-action"));
      try {
        const { outcome, message } = await runAction(shop, action, call);
        answerFlow(response, STATUS[outcome], message);
      } catch (fault) {
        if (fault instanceof z.ZodError) return answerFlow(response, 400, notUnderstood(fault));
        log.error({ err: fault, shopId: shop.id, action: action.name }, "an action of Shopify Flow's failed");
        answerFlow(response, 500, flow.message("busy"));
      }
    })
    .catch(next);
};

const runAction = (shop: Shop, action: FlowAction, call: z.infer<typeof Call>) =>
  runOnce(shop, { action: action.name, id: call.action_run_id }, (run) => action.run(shop, call.properties, run));
