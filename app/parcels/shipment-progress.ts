import type { ParcelStage } from "#generated/prisma/enums.ts";
import type { WarehouseShipment } from "#app/warehouses/warehouse-connection.ts";
import { orderedSkus } from "#app/warehouses/ordered-skus.ts";
import { canMove } from "./parcel-stage.ts";

type ParcelUnits = { stage: ParcelStage; lines: readonly { quantity: number; shipped: number }[] };

/**
 * The stage of a parcel after its shipments so far. A late or repeated word from the warehouse never moves it backwards, and a
 * cancelled parcel that ships all the same is shipped.
 */
export function stageAfterShipments(
  parcel: ParcelUnits,
  shipments: readonly { deliveredAt: Date | null; endedAs?: string | null }[],
): ParcelStage {
  // A box may hold nothing of what was asked for.
  if (shipments.length === 0 || parcel.lines.every((line) => line.shipped === 0)) return parcel.stage;
  const complete = parcel.lines.every((line) => line.shipped >= line.quantity);
  const over = complete && shipments.every(({ deliveredAt, endedAs }) => deliveredAt !== null || Boolean(endedAs));
  const reached: ParcelStage = over ? endOf(shipments) : complete ? "shipped" : "partly_shipped";
  return canMove(parcel.stage, reached) ? reached : parcel.stage;
}

/** One box that did not arrive makes it of the whole parcel. */
function endOf(shipments: readonly { deliveredAt: Date | null; endedAs?: string | null }[]): ParcelStage {
  const astray = shipments.filter(({ deliveredAt }) => deliveredAt === null);
  if (astray.length === 0) return "delivered";
  return astray.some(({ endedAs }) => endedAs === "lost") ? "lost" : "returned";
}

/**
 * Units of a shipment given to the parcel's lines: a SKU that stands on several lines fills them in order, and never beyond. What is left of it
 * goes to the SKUs that the warehouse names by their places: it may have merged one of them into another since it was asked.
 */
export function unitsPerLine<Line extends { sku: string; quantity: number; shipped: number }>(
  lines: readonly Line[],
  shipped: WarehouseShipment["lines"],
): { line: Line; quantity: number }[] {
  return shareOut(lines, shipped).given;
}

/** Units of a shipment that are on no line of the parcel, as the warehouse calls them. */
export function unitsOfNoLine(
  lines: readonly { sku: string; quantity: number; shipped: number }[],
  shipped: WarehouseShipment["lines"],
): { sku: string; quantity: number }[] {
  return [...shareOut(lines, shipped).left].flatMap(([sku, quantity]) => (quantity > 0 ? [{ sku, quantity }] : []));
}

function shareOut<Line extends { sku: string; quantity: number; shipped: number }>(
  lines: readonly Line[],
  shipped: WarehouseShipment["lines"],
): { given: { line: Line; quantity: number }[]; left: Map<string, number> } {
  const left = new Map<string, number>();
  for (const { sku, quantity } of shipped) left.set(sku, (left.get(sku) ?? 0) + quantity);
  const given = new Map<Line, number>();
  const give = (line: Line, sku: string) => {
    const quantity = Math.min(line.quantity - line.shipped - (given.get(line) ?? 0), left.get(sku) ?? 0);
    if (quantity <= 0) return;
    left.set(sku, (left.get(sku) ?? 0) - quantity);
    given.set(line, (given.get(line) ?? 0) + quantity);
  };
  for (const line of lines) give(line, line.sku);
  const ordered = orderedSkus(lines);
  for (const { sku, places = [] } of shipped)
    for (const place of places) for (const line of lines) if (line.sku === ordered[place - 1]) give(line, sku);
  return { given: [...given].map(([line, quantity]) => ({ line, quantity })), left };
}
