import { builtIn, shipBob } from "./connect-warehouses.ts";
import type { ShopWanted } from "./open-shop.ts";

/** A shop that trades: SKU `HOME-1` lies in the built-in warehouse, `BOB-1` at ShipBob, `BOTH-1` in both, `NONE-1` nowhere. */
export const twoWarehouses = {
  sells: { "HOME-1": 50, "BOB-1": 0, "BOTH-1": 50, "NONE-1": 0 },
  works: true,
  warehouses: [builtIn(), shipBob({ holds: { "BOB-1": 50, "BOTH-1": 50 } })],
} satisfies ShopWanted;
