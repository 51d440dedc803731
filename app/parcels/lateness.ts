import type { ParcelStage } from "#generated/prisma/enums.ts";
import { isOpen } from "./parcel-stage.ts";

/**
 * Whether a parcel leaves late: some of it is still at its warehouse, and the day on which it was to leave is over there.
 *
 * `leavesOn` and `today` are ISO dates on the warehouse's own calendar. A parcel that no plan gave a day is never late. Wherever Waybill
 * counts or marks something as late it means this; over rows it is `isLate` (lateness.server.ts).
 */
export function leavesLate(parcel: { stage: ParcelStage; leavesOn: string | null }, today: string): boolean {
  return isOpen(parcel) && dayIsOver(parcel.leavesOn, today);
}

/** Whether the day on which an open parcel was to leave is over. */
export function dayIsOver(leavesOn: string | null, today: string): boolean {
  return leavesOn !== null && leavesOn < today;
}
