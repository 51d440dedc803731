import type { Channel } from "#app/messaging/channel.ts";
import type { AbandonmentState } from "#generated/prisma/enums.ts";
import { type CartRunFacts, type ToldEnd, underWay } from "./cart-run.ts";

/** What is known of a cart when somebody asks what Waybill does about it. */
export type CartFacts = {
  state: AbandonmentState;
  isKnown: boolean;
  isHeldOut: boolean;
  /** By what its buyer may be written to. */
  reach: readonly Channel[];
  hasAddress: boolean;
  withheld: readonly string[];
  /** Its ways through journeys, the latest first. */
  runs: readonly CartRunFacts[];
  /** How many messages left about it. */
  sent: number;
  isAnyJourneyLive: boolean;
  /** The live journey that didn't take it, since its buyer was in it with another cart. */
  enteredWithAnother: string | null;
};

export type CartStanding =
  /** Nothing is to be done. */
  | { is: "active" | "gone" | "bought" | "bought-after" }
  | { is: "held-out" }
  /** In at least one journey, what happens soonest first. */
  | { is: "under-way"; runs: CartRunFacts[] }
  | { is: "ended"; journey: string; endedBy: ToldEnd; sent: number }
  | { is: "another-cart"; journey: string }
  /** Nothing is done, and why. */
  | { is: "withheld" | "unknown" | "no-address" | "no-consent" | "no-journey" | "not-taken" };

/** What Waybill does about a cart, or why it does nothing: the reason that stands in the way first. */
export function standingOfCart(facts: CartFacts): CartStanding {
  const { state } = facts;
  if (state === "active") return { is: "active" };
  if (state === "gone") return { is: "gone" };
  if (state === "completed") return { is: facts.sent > 0 ? "bought-after" : "bought" };
  if (facts.isHeldOut) return { is: "held-out" };
  const runs = underWay(facts.runs);
  if (runs.length > 0) return { is: "under-way", runs };
  const [last] = facts.runs;
  if (last?.endedBy) return { is: "ended", journey: last.journey, endedBy: last.endedBy, sent: facts.sent };
  if (!facts.hasAddress && facts.withheld.some((field) => field === "email" || field === "phone")) return { is: "withheld" };
  if (!facts.isKnown && !facts.hasAddress) return { is: "unknown" };
  if (!facts.hasAddress) return { is: "no-address" };
  if (facts.reach.length === 0) return { is: "no-consent" };
  if (facts.enteredWithAnother !== null) return { is: "another-cart", journey: facts.enteredWithAnother };
  return { is: facts.isAnyJourneyLive ? "not-taken" : "no-journey" };
}
