import type { ParcelStage } from "#generated/prisma/enums.ts";
import type { WarehouseShipment } from "#app/warehouses/warehouse-connection.ts";
import { canMove } from "./parcel-stage.ts";

type ParcelUnits = { stage: ParcelStage; lines: readonly { quantity: number; shipped: number }[] };

/**
 * The stage of a parcel after its shipments so far. A late or repeated word from the warehouse never moves it backwards, and a
 * cancelled parcel that ships all the same is shipped.
 */
export function stageAfterShipments(parcel: ParcelUnits, shipments: readonly { deliveredAt: Date | null }[]): ParcelStage {
  if (shipments.length === 0) return parcel.stage;
  const complete = parcel.lines.every((line) => line.shipped >= line.quantity);
  const delivered = complete && shipments.every((shipment) => shipment.deliveredAt !== null);
  const reached: ParcelStage = delivered ? "delivered" : complete ? "shipped" : "partly_shipped";
  return canMove(parcel.stage, reached) ? reached : parcel.stage;
}

/** Units of a shipment given to the parcel's lines: a SKU that stands on several lines fills them in order, and never beyond. */
export function unitsPerLine<Line extends { sku: string; quantity: number; shipped: number }>(
  lines: readonly Line[],
  shipped: WarehouseShipment["lines"],
): { line: Line; quantity: number }[] {
  const left = new Map<string, number>();
  for (const { sku, quantity } of shipped) left.set(sku, (left.get(sku) ?? 0) + quantity);
  return lines.flatMap((line) => {
    const quantity = Math.min(line.quantity - line.shipped, left.get(line.sku) ?? 0);
    if (quantity <= 0) return [];
    left.set(line.sku, (left.get(line.sku) ?? 0) - quantity);
    return [{ line, quantity }];
  });
}
