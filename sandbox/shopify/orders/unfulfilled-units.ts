import type { LineRecord } from "../state/order-record.ts";

/** Units of a line that are wanted and were not shipped. */
export function unfulfilledUnits(line: LineRecord): number {
  return Math.max(0, line.currentQuantity - (line.fulfilledQuantity - line.returnedQuantity));
}
