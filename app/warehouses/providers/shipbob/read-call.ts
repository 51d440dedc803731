import type { WarehouseShipment } from "../../warehouse-connection.ts";
import type { CallNews } from "../provider.ts";
import { readShipment } from "./read-shipment.ts";
import { ShipBobShipment } from "./shipbob-shipment.ts";

/** What a shipment must be for the news to be believed without asking. */
const statusAfter: Record<string, readonly WarehouseShipment["status"][]> = {
  "order.shipped": ["shipped", "delivered"],
  "order.shipment.delivered": ["delivered"],
  "order.shipment.exception": ["exception"],
  "order.shipment.on_hold": ["on-hold"],
  "order.shipment.cancelled": ["cancelled"],
};

/**
 * What a verified call says. ShipBob does not publish the bodies: a shipment as its API shows it is understood wherever it lies in the
 * body; when it is not there, or contradicts its topic, the order is to be read again.
 */
export function readCall(topic: string, rawBody: string): CallNews {
  const body = parseJson(rawBody);
  if (body === undefined) return { outcome: "unreadable" };
  const places = placesIn(body);

  for (const place of places) {
    const parsed = ShipBobShipment.safeParse(place);
    if (!parsed.success || !parsed.data.reference_id || !parsed.data.products?.length) continue;
    const shipment = readShipment(parsed.data);
    const complete = shipment.trackingNumber !== null || (shipment.status !== "shipped" && shipment.status !== "delivered");
    if (!complete || shipment.lines.length === 0 || !statusAfter[topic]?.includes(shipment.status)) continue;
    return { outcome: "shipment", reference: parsed.data.reference_id, shipment };
  }

  const reference = places.map(referenceIn).find((found) => found !== undefined);
  return reference === undefined ? { outcome: "not-ours" } : { outcome: "read-again", reference };
}

type Place = Readonly<Record<string, unknown>>;

/** The body and the objects that it wraps, outermost first. */
function placesIn(body: unknown, depth = 0): Place[] {
  if (typeof body !== "object" || body === null || Array.isArray(body)) return [];
  const place = body as Place;
  const inner = ["data", "payload", "shipment", "order"].flatMap((name) => (depth < 3 ? placesIn(place[name], depth + 1) : []));
  return [place, ...inner];
}

function referenceIn(place: Place): string | undefined {
  return typeof place.reference_id === "string" && place.reference_id !== "" ? place.reference_id : undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
