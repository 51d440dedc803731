import type { Channel } from "#app/messaging/channel.ts";
import type { JourneyDefinition } from "../journey-definition.ts";
import { channelOf, contactsAhead, purposeOf } from "./contacts-ahead.ts";

/** What becomes of somebody in a journey who wants no more of a channel. */
export type AfterUnsubscribing =
  /** Nothing of it goes to them there in any case. */
  | "untouched"
  /** What the journey has for them on other channels still comes: on these nothing. */
  | "goes-on"
  | "ends";

type Stands = {
  definition: Pick<JourneyDefinition, "nodes">;
  nodeId: string;
  /** On which they want no advertising any more. */
  unwanted: readonly Channel[];
  /** Whether something of this kind can go to them by a channel. */
  reaches: (channel: Channel, purpose: "marketing" | "transactional") => boolean;
};

/**
 * Whoever unsubscribes from a channel stays in a journey for as long as something of it can reach them elsewhere: its steps on the channel are left
 * out. They leave at once where nothing is left, and where a step that is ahead of them says that they leave if it can't go to them.
 */
export function afterUnsubscribing({ definition, nodeId, unwanted, reaches }: Stands): AfterUnsubscribing {
  const isLost = (node: ReturnType<typeof contactsAhead>[number]) => purposeOf(node) === "marketing" && unwanted.includes(channelOf(node));
  const ahead = contactsAhead(definition, nodeId);
  const lost = ahead.filter(isLost);
  if (lost.some(({ whenNotEligible }) => whenNotEligible === "leave")) return "ends";
  if (ahead.some((node) => !isLost(node) && reaches(channelOf(node), purposeOf(node)))) return lost.length > 0 ? "goes-on" : "untouched";
  const isAnyLost = lost.length > 0 || contactsAhead(definition, "").some(isLost);
  return isAnyLost ? "ends" : "untouched";
}
