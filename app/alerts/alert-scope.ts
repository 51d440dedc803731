import { type ExceptionCause, exceptionCauses } from "#app/fulfillment/exceptions/exception-causes.ts";
import type { AlertScope } from "#generated/prisma/enums.ts";

/** What a destination is told of: everything, what can't wait, or the causes that were chosen. */
export type Wanted = { scope: AlertScope; causes: readonly string[] };

/** Either a warehouse or the whole shop stands still, or goods are leaving that should not: minutes count. */
const URGENT: ReadonlySet<ExceptionCause> = new Set<ExceptionCause>([
  "unroutable.no-warehouse",
  "routing.needs-permission",
  "warehouse.refused",
  "warehouse.location-off",
  "warehouse.unreachable",
  "parcel.too-late",
  "parcel.cancellation-unanswered",
  "parcel.unwanted",
  "parcel.address-changed",
  "parcel.gift-message-changed",
  "parcel.service-changed",
  "parcel.payment-over",
]);

/** Whether exceptions of a cause can't wait. */
export const isUrgent = (cause: string): boolean => URGENT.has(cause as ExceptionCause);

export function isWanted({ scope, causes }: Wanted, cause: string): boolean {
  switch (scope) {
    case "everything":
      return true;
    case "urgent":
      return isUrgent(cause);
    case "chosen":
      return causes.includes(cause);
  }
}

/** Under which heading a cause is offered for choosing. */
export const CAUSE_AREAS = ["routing", "parcels", "warehouses", "waybill"] as const;
export type CauseArea = (typeof CAUSE_AREAS)[number];

const AREA_OF: Readonly<Record<string, CauseArea>> = {
  unroutable: "routing",
  routing: "routing",
  "fulfillment-order": "routing",
  parcel: "parcels",
  order: "parcels",
  shipment: "parcels",
  warehouse: "warehouses",
};

/** Every cause that can be chosen, by its area. */
export function causesByArea(): { area: CauseArea; causes: ExceptionCause[] }[] {
  const all = Object.keys(exceptionCauses) as ExceptionCause[];
  return CAUSE_AREAS.map((area) => ({ area, causes: all.filter((cause) => areaOf(cause) === area) }));
}

const areaOf = (cause: string): CauseArea => AREA_OF[cause.split(".")[0] ?? ""] ?? "waybill";
