import { z } from "zod";
import { Channel } from "#app/messaging/channel.ts";

const RECOVERED_ORDERS = ["recent", "carts", "touched", "treated", "held-out"] as const;
type RecoveredOrders = (typeof RECOVERED_ORDERS)[number];

/**
 * Orders behind a number of the report, as a text that stands in a URL: which ones, then, where it is of a part, of which journey, step and channel.
 * `recent`: touched last by recovery in the last 28 days, counted or not yet; `carts`: those by which carts of the
 * last 28 days were recovered; `touched`: the same of counted people; `treated` and `held-out`: all orders of counted
 * people of that group.
 */
export type RecoveredChoice = {
  of: RecoveredOrders;
  journeyId?: string | undefined;
  nodeId?: string | undefined;
  channel?: Channel | undefined;
};

const Parts = z.object({
  of: z.enum(RECOVERED_ORDERS),
  journeyId: z.uuid().optional(),
  nodeId: z.string().regex(/^[a-z0-9-]{1,40}$/).optional(), // oxfmt-ignore
  channel: Channel.optional(),
});

export function recoveredChoice({ of, journeyId, nodeId, channel }: RecoveredChoice): string {
  return [of, journeyId && `journey_${journeyId}`, nodeId && `step_${nodeId}`, channel && `channel_${channel}`].filter(Boolean).join(".");
}

/** Undefined of a text that says no such thing. */
export function readRecoveredChoice(text: string): RecoveredChoice | undefined {
  const [of, ...parts] = text.split(".");
  const named = Object.fromEntries(parts.map((part) => [part.slice(0, part.indexOf("_")), part.slice(part.indexOf("_") + 1)]));
  return Parts.safeParse({ of, journeyId: named["journey"], nodeId: named["step"], channel: named["channel"] }).data;
}

/** As a filter takes it: what is not understood is left out. */
export const RecoveredFilter = z
  .string()
  .refine((text) => readRecoveredChoice(text) !== undefined)
  .nullable()
  .catch(null);
