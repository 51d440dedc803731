import type { ShipBobShipment } from "./shipbob-shipment.ts";
import type { ShipBobState } from "./shipbob-state.ts";

type Held = Pick<ShipBobShipment, "centerId" | "lines">;

/** The shelves: units are promised to a shipment when it is taken, and leave when it ships. */
export type StockRoom = {
  /** The first product that the center has too little of, or nothing when the shipment's units are now promised to it. */
  reserve(shipment: Held): { short: number } | undefined;
  release(shipment: Held): void;
  takeOut(shipment: Held): void;
  hasAll(centerId: number, lines: Held["lines"]): boolean;
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
  const commit = ({ centerId, lines }: Held, sign: 1 | -1) => {
    for (const { productId, quantity } of lines) {
      const product = state.productsById.get(productId);
      product?.committed.set(centerId, (product.committed.get(centerId) ?? 0) + sign * quantity);
    }
  };
  return {
    hasAll: (centerId, lines) => shortOf(centerId, lines) === undefined,
    reserve(shipment) {
      const short = shortOf(shipment.centerId, shipment.lines);
      if (short !== undefined) return { short };
      commit(shipment, 1);
      return undefined;
    },
    release: (shipment) => commit(shipment, -1),
    takeOut(shipment) {
      commit(shipment, -1);
      for (const { productId, quantity } of shipment.lines) {
        const product = state.productsById.get(productId);
        product?.onHand.set(shipment.centerId, (product.onHand.get(shipment.centerId) ?? 0) - quantity);
      }
    },
  };
}
