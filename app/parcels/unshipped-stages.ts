import type { ParcelStage } from "#generated/prisma/enums.ts";

/** Stages in which a parcel has yet to leave: one of these past its day is late. */
export const UNSHIPPED_STAGES = [
  "planned",
  "requested",
  "dispatched",
  "picked",
  "packed",
  "exception",
] as const satisfies readonly ParcelStage[];
