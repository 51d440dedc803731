import { type Misfit, whyNotAbout } from "../journeys/entries/fits-entry.ts";
import type { JourneyDefinition } from "../journeys/journey-definition.ts";

/**
 * Why a journey can't be started for people who are known, and left no cart; null where it can. It has to be one that somebody starts, since the others
 * speak of what began them; its messages may speak of no cart and no order; and it may wait for nothing that only somebody with a cart does.
 */
export function whyNotWithoutCart(journey: Pick<JourneyDefinition, "trigger" | "nodes">): Exclude<Misfit, "says-order"> | null {
  if (journey.trigger.kind !== "started-by-hand") return "begins-otherwise";
  const why = whyNotAbout("nothing", journey);
  return why === "says-order" ? "says-cart" : why;
}
