import type { OrderStage, ParcelStage } from "#generated/prisma/enums.ts";
import { isLive, isTakenBackEasily } from "#app/parcels/parcel-stage.ts";
import { hasEnded } from "./order-stage.ts";

/**
 * Whether an order can be routed anew, here and in bulk: until somebody has its goods in hands. One that needs a person always can be tried
 * again; what is in hands or gone stays where it is then.
 */
export function canReroute(stage: OrderStage, parcels: readonly { stage: ParcelStage }[]): boolean {
  if (hasEnded(stage) || stage === "shipped") return false;
  return stage === "needs_you" || parcels.filter(isLive).every(isTakenBackEasily);
}
