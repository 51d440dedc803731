import { z } from "zod";
import { amountField, numberField } from "#app/platform/forms/fields.ts";
import { issue } from "#app/platform/forms/issue.ts";
import { common } from "#app/platform/messages/messages.ts";

/** What a merchant can set of routing (routing/routing-policy.ts) and of delivery promises. Amounts are minor units, the confidence is percent. */
export type RoutingSettings = {
  splitPenalty: number;
  dayOfDelayCost: number;
  priorityCost: number;
  maxParcels: number;
  promiseConfidence: number;
};

const MOST = 100_000_00;

/** The fields in which they are typed: amounts in the major unit of the shop's currency. */
export function routingSettingsFields(currency: string) {
  const tooMuch = issue(common.message("amount-at-most", { most: { minor: MOST, currency } }));
  const amount = amountField(currency, z.int().min(0).max(MOST, tooMuch));
  return {
    splitPenalty: amount,
    dayOfDelayCost: amount,
    priorityCost: amount,
    maxParcels: numberField(z.int().min(1).max(20)),
    promiseConfidence: numberField(z.int().min(50).max(99)),
  };
}
