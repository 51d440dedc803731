import type { ShipBobShipment } from "./shipbob-shipment.ts";
import type { ShipBobState } from "./shipbob-state.ts";

type Held = Pick<ShipBobShipment, "centerId" | "lines" | "reserved">;

/** The shelves: units are promised to a shipment when it is taken, and leave when it ships. */
export type StockRoom = {
  /** The first product that the center has too little of, or nothing when the shipment's units are now promised to it. */
  reserve(shipment: Held): { short: number } | undefined;
  release(shipment: Held): void;
  takeOut(shipment: Held): void;
  hasAll(centerId: number, lines: Held["lines"]): boolean;
  /** Counts units off the shelves that are not there, or back onto them. */
  adjust(centerId: number, productId: number, by: number): void;
};

export function createStockRoom(state: ShipBobState): StockRoom {
  const free = (productId: number, centerId: number) => {
    const product = state.productsById.get(productId);
    return (product?.onHand.get(centerId) ?? 0) - (product?.committed.get(centerId) ?? 0);
  };
  const shortOf = (centerId: number, lines: Held["lines"]) => {
    const wanted = new Map<number, number>();
    for (const line of lines) wanted.set(line.productId, (wanted.get(line.productId) ?? 0) + line.quantity);
    return [...wanted].find(([productId, quantity]) => free(productId, centerId) < quantity)?.[0];
  };
  const commit = (shipment: Held, reserved: boolean) => {
    if (shipment.reserved === reserved) return;
    shipment.reserved = reserved;
    const { centerId, lines } = shipment;
    const sign = reserved ? 1 : -1;
    for (const { productId, quantity } of lines) {
      const product = state.productsById.get(productId);
      product?.committed.set(centerId, (product.committed.get(centerId) ?? 0) + sign * quantity);
    }
  };
  const adjust = (centerId: number, productId: number, by: number) => {
    const product = state.productsById.get(productId);
    product?.onHand.set(centerId, (product.onHand.get(centerId) ?? 0) + by);
  };
  return {
    adjust,
    hasAll: (centerId, lines) => shortOf(centerId, lines) === undefined,
    reserve(shipment) {
      const short = shipment.reserved ? undefined : shortOf(shipment.centerId, shipment.lines);
      if (short !== undefined) return { short };
      commit(shipment, true);
      return undefined;
    },
    release: (shipment) => commit(shipment, false),
    takeOut(shipment) {
      commit(shipment, false);
      for (const { productId, quantity } of shipment.lines) adjust(shipment.centerId, productId, -quantity);
    },
  };
}
