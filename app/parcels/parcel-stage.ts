import type { ParcelStage } from "#generated/prisma/enums.ts";

/**
 * The stages of a parcel as one state machine: how far each is on the way, and where it may go from there.
 *
 * A parcel goes forward only. Two moves look like exceptions and are facts of the world: a warehouse that ships a parcel which it refused or
 * which was cancelled (it had left already), and a cancellation that came too late, after which the parcel is under way again.
 */
const MACHINE: Record<ParcelStage, { rank: number; next: readonly ParcelStage[] }> = {
  planned: { rank: 0, next: ["requested", "cancelled"] },
  requested: { rank: 1, next: ["dispatched", "exception", "partly_shipped", "shipped", "delivered", "cancelled"] },
  exception: { rank: 2, next: ["partly_shipped", "shipped", "delivered", "cancelled"] },
  dispatched: { rank: 2, next: ["picked", "packed", "partly_shipped", "shipped", "delivered", "cancelled"] },
  picked: { rank: 3, next: ["packed", "partly_shipped", "shipped", "delivered", "cancelled"] },
  packed: { rank: 4, next: ["partly_shipped", "shipped", "delivered", "cancelled"] },
  partly_shipped: { rank: 5, next: ["shipped", "delivered", "lost", "returned"] },
  shipped: { rank: 6, next: ["delivered", "lost", "returned"] },
  delivered: { rank: 7, next: [] },
  // What was given up on may arrive all the same.
  lost: { rank: 8, next: ["delivered", "returned"] },
  returned: { rank: 9, next: ["delivered"] },
  cancelled: { rank: 10, next: ["dispatched", "partly_shipped", "shipped", "delivered"] },
};

/** Every stage, from the beginning of the way to its end. */
export const PARCEL_STAGES = (Object.keys(MACHINE) as ParcelStage[]).sort((one, other) => MACHINE[one].rank - MACHINE[other].rank);

/** Whether a parcel at `from` may move to `to`. */
export function canMove(from: ParcelStage, to: ParcelStage): boolean {
  return MACHINE[from].next.includes(to);
}

/** The stages from which a parcel may move to `to`. */
export function stagesBefore(to: ParcelStage): ParcelStage[] {
  return PARCEL_STAGES.filter((from) => canMove(from, to));
}

/** A question about a parcel's stage, with the stages that answer yes: SQL asks by the same list (`parcel-sql.server.ts`). */
export type StagePredicate = ((parcel: { stage: ParcelStage }) => boolean) & { stages: readonly ParcelStage[] };

function anyOf(...stages: ParcelStage[]): StagePredicate {
  return Object.assign((parcel: { stage: ParcelStage }) => stages.includes(parcel.stage), { stages });
}

const not = (predicate: StagePredicate) => anyOf(...PARCEL_STAGES.filter((stage) => !predicate.stages.includes(stage)));

/** Decided, its stock reserved, and nobody asked for it yet. */
export const isPlanned = anyOf("planned");

/** Its request is accepted in Shopify, and its warehouse is to be told. */
export const awaitsDispatch = anyOf("requested");

export const isCancelled = anyOf("cancelled");
export const isLive = not(isCancelled);

/** Its warehouse refused it: a person is asked. */
export const isRefused = anyOf("exception");

/** Lies at its warehouse untouched: it can be picked. */
export const canBePicked = anyOf("dispatched");

/** Its units can be put into the box and checked. */
export const canBePacked = anyOf("dispatched", "picked");

export const isPacked = anyOf("packed");

/** In somebody's hands at a packing station: off its shelves, and not yet with its carrier. */
export const isPickedOrPacked = anyOf("picked", "packed");

/** Stands at a packing station: to be picked, packed or handed to its carrier. */
export const isAtPackingStation = anyOf("dispatched", "picked", "packed");

/** Some of it has left. */
export const hasLeft = anyOf("partly_shipped", "shipped", "delivered", "lost", "returned");

/** All of it has left. */
export const isShipped = anyOf("shipped", "delivered", "lost", "returned");

export const isDelivered = anyOf("delivered");

/** It left and arrives nowhere: a person decides what becomes of its units. */
export const wentAstray = anyOf("lost", "returned");

/** Some of it has yet to leave: it holds stock, counts as a warehouse's load, and is late once its day is over. */
export const isOpen = not(anyOf(...isShipped.stages, "cancelled"));

/** Its warehouse was asked for it, and has not sent off all of it. */
export const isRequested = not(anyOf(...isShipped.stages, "planned", "cancelled"));

/** Its warehouse has heard of it and still has units of it, so that they are among those that the warehouse counts as promised. */
export const isHeldByWarehouse = anyOf("dispatched", "picked", "packed", "partly_shipped", "exception");

/** Its warehouse took it and has news to tell of it until it has arrived. */
export const isUnderWay = anyOf("dispatched", "picked", "packed", "partly_shipped", "shipped");

/** It can still be stopped, in the packer's hands too: until its carrier has it, it is opened again and its units go back. */
export const canBeCancelled = anyOf(...stagesBefore("cancelled"));

/** No warehouse works on it: its units can go elsewhere at no cost to anybody. */
export const isUntouched = anyOf("planned", "requested", "exception", "cancelled");

/** Its warehouse has it, at most, on paper: taken back, nobody has worked in vain. */
export const isTakenBackEasily = anyOf("planned", "requested", "dispatched", "exception", "cancelled");

/** A called-off parcel at such a stage leaves all the same, and nobody knows yet. */
export const leavesDespiteCancellation = anyOf("dispatched", "exception");

/** Every box of it that was told to have left has not left after all, says who packed it: whatever its stage, nothing of it is on its way. */
export function isUndone({ shipments }: { shipments: readonly { undoneAt: Date | string | null }[] }): boolean {
  return shipments.length > 0 && shipments.every(({ undoneAt }) => undoneAt !== null);
}

/** What a warehouse knows an order's nth parcel by, from 1. Ours for ever: a parcel that replaces another gets the next number. */
export function parcelReference(orderId: bigint, nth: number): string {
  return `waybill-${orderId}-${nth}`;
}
