import { z } from "zod";
import type { Packing } from "#app/packing/pack-line.server.ts";
import type { PickingUnits } from "#app/packing/pick-units.server.ts";
import type { Shipping } from "#app/packing/ship-packed-parcel.server.ts";
import { optionalTextField } from "#app/platform/forms/fields.ts";
import { issue } from "#app/platform/forms/issue.ts";
import type { Accepted, Refusal } from "#app/platform/http/reply.ts";
import { ParcelId, ShipmentId } from "#app/platform/ids.ts";
import { webLink } from "#app/platform/outside-text.ts";
import { carrierName } from "#app/warehouses/clean-shipment.ts";
import { packingStation } from "./messages.ts";

const MOST_PARCELS = 200;
const said = (key: "nothing-scanned" | "wrong-quantity" | "wrong-count" | "no-carrier" | "no-number" | "no-link") =>
  issue(packingStation.message(key));
const parcels = issue(packingStation.message("choose-up-to", { most: MOST_PARCELS }));

/** The parcels of a wave. */
export const PickForm = z.object({ parcelId: z.array(ParcelId, parcels).min(1, parcels).max(MOST_PARCELS, parcels) });

/** Units put into a parcel: of what was scanned, a number or all that are left. */
export const PackForm = z.object({
  sku: z.string(said("nothing-scanned")).trim().min(1, said("nothing-scanned")).max(200),
  quantity: z.union([z.literal("all"), z.coerce.number().int().min(1).max(100_000)], said("wrong-quantity")).default(1),
});

/** Units of what was scanned or tapped, off their shelf for the parcels of a wave. */
export const PickUnitsForm = z.object({
  parcelId: PickForm.shape.parcelId,
  sku: PackForm.shape.sku,
  quantity: z.union([z.enum(["all", "none"]), z.coerce.number().int().min(1).max(100_000)], said("wrong-quantity")).default(1),
});

/** What was found of a SKU that is missing, for these parcels together. */
export const ShortForm = z.object({
  parcelId: PickForm.shape.parcelId,
  sku: PackForm.shape.sku,
  found: z.coerce.number(said("wrong-count")).int(said("wrong-count")).min(0, said("wrong-count")).max(100_000),
});

const optional = optionalTextField(500);

/** A packed parcel on its way to its carrier. */
export const ShipForm = z.object({
  carrier: z
    .string(said("no-carrier"))
    .trim()
    .min(1, said("no-carrier"))
    .max(100)
    .refine((name) => carrierName(name) === name, said("no-carrier")),
  // What carriers print as a barcode: letters and digits, now and then grouped.
  trackingNumber: optional.refine((number) => number === null || /^[\dA-Za-z][\dA-Za-z ._/-]{2,59}$/.test(number), said("no-number")),
  trackingUrl: optional.refine((url) => url === null || webLink(url) !== null, said("no-link")),
});

/** The same from the page of a packed parcel: with what it said had changed since the parcel was packed. */
export const ShipPackedForm = ShipForm.extend({ changed: z.string().max(500).default("") });

/** What is done with a shipment that has left. */
export const ShippedCommand = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("undo"), shipmentId: ShipmentId }),
  z.object({ intent: z.literal("delivered"), shipmentId: ShipmentId }),
  z.object({ intent: z.literal("tracking"), shipmentId: ShipmentId, ...ShipForm.shape }),
]);

/** What came of a scan or of a parcel, as a Reply: done with what there is to know of it, or refused and why. */
type StationReply<Outcome> =
  | (Outcome extends { outcome: infer Named; message: unknown } ? Refusal & { outcome: Named } : Accepted & Outcome)
  | Unclear;

/** The form made no sense. */
type Unclear = Refusal & { outcome: "unclear" };

/** What POST /app/packing/pick-units answers. */
export type PickUnitsReply = StationReply<PickingUnits>;

/** What POST /app/packing/pack/:parcelId answers. */
export type PackReply = StationReply<Packing>;

/** What POST /app/packing/ship/:parcelId answers. */
export type ShipReply = StationReply<Shipping>;

export function unclear(refusal: Refusal): Unclear {
  return { ...refusal, outcome: "unclear" };
}
