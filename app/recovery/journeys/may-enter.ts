import type { JourneyDefinition } from "./journey-definition.ts";

/**
 * Why somebody may not enter a journey with something new; null where they may. What happened before it was live begins nothing. Whoever was in it
 * before may come again where the merchant allows it, so many hours after they entered last: also while that run goes on, since two carts are two.
 */
export function mayEnter(
  { isAllowed, afterHours }: JourneyDefinition["reentry"],
  liveSince: Date | null,
  earlier: readonly { enteredAt: Date }[],
  happenedAt: Date,
): "before-it-was-live" | "reentry" | null {
  if (!liveSince || happenedAt < liveSince) return "before-it-was-live";
  if (earlier.length === 0) return null;
  if (!isAllowed) return "reentry";
  const last = Math.max(...earlier.map(({ enteredAt }) => enteredAt.getTime()));
  return happenedAt.getTime() >= last + afterHours * 3_600_000 ? null : "reentry";
}
