import type { OrderStage, ParcelStage } from "#generated/prisma/enums.ts";
import { isLive, isTakenBackEasily } from "#app/parcels/parcel-stage.ts";
import { hasEnded } from "./order-stage.ts";

/**
 * Whether an order can be routed anew: until somebody has its goods in hands, and not while it is held, since no route changes that. One that needs a person always can be tried
 * again; what is in hands or gone stays where it is then.
 */
export function canReroute(stage: OrderStage, parcels: readonly { stage: ParcelStage }[]): boolean {
  if (hasEnded(stage) || stage === "shipped" || stage === "held") return false;
  return stage === "needs_you" || parcels.filter(isLive).every(isTakenBackEasily);
}
