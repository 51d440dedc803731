import type { ParcelStage } from "#generated/prisma/enums.ts";
import { isOpen } from "./parcel-stage.ts";

/**
 * Whether a parcel leaves late: some of it is still at its warehouse, and the day on which it was to leave is over there.
 *
 * `leavesOn` and `today` are ISO dates on the warehouse's own calendar. A parcel that no plan gave a day is never late. Wherever Waybill
 * counts or marks something as late it means this; over rows it is `isLate` (parcel-sql.server.ts).
 */
export function leavesLate(parcel: { stage: ParcelStage; leavesOn: string | null }, today: string): boolean {
  return isOpen(parcel) && parcel.leavesOn !== null && parcel.leavesOn < today;
}
