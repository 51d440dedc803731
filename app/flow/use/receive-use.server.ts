import type { RequestHandler } from "express";
import { z } from "zod";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { isKeepable } from "#app/platform/outside-text.ts";
import { receiveFlowCall } from "../receive-flow-call.server.ts";
import { keepUse } from "./flow-use.server.ts";

const Use = z.object({
  flow_trigger_definition_id: z.union([z.string().min(1).max(255), z.int().transform(String)]),
  has_enabled_flow: z.boolean(),
  timestamp: z.coerce.date().refine(isKeepable),
});

/**
 * `POST /flow/use`: a merchant has switched a workflow on that one of our triggers starts, or the last of them off. Shopify Flow lets them switch it
 * on only when this answers 200 within five seconds.
 */
export const receiveUse: RequestHandler = (request, response, next) => {
  receiveFlowCall(request, response, Use)
    .then(async (received) => {
      if (!received) return;
      const { shop, call } = received;
      const said = { definition: call.flow_trigger_definition_id, isUsed: call.has_enabled_flow, saidAt: call.timestamp };
      await inShop(shop, (db) => keepUse(db, shop, said));
      response.status(200).json({});
    })
    .catch(next);
};
