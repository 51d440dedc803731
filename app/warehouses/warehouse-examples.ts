import type { Capabilities } from "./providers/provider.ts";
import type { WarehouseOrder } from "./warehouse-connection.ts";

/** Plain values for the tests of warehouses. An order that any could ship, but for what a test changes. */
export function anOrder(over: Partial<WarehouseOrder> = {}): WarehouseOrder {
  return {
    reference: "WB-1001-1",
    orderName: "#1001",
    placedAt: "2026-11-21T10:00:00.000Z",
    service: null,
    giftMessage: null,
    deliverBy: null,
    buildingId: "211",
    shipTo: {
      name: "Ada Lovelace",
      company: null,
      address1: "12 St James's Square",
      address2: null,
      city: "London",
      provinceCode: "ENG",
      zip: "SW1Y 4JH",
      countryCode: "GB",
      phone: "+44 20 7946 0000",
      email: "ada@example.com",
    },
    lines: [{ sku: "85123A", title: "85123A", quantity: 2 }],
    ...over,
  };
}

/** What a provider can that takes orders and does nothing else. */
export const takesOrdersOnly: Omit<Capabilities, "callsUs"> = {
  packedHere: false,
  tellsStock: false,
  cancels: false,
  choosesBuilding: false,
  choosesChannel: false,
  namesServices: false,
  collectsCash: false,
  takesDeadline: false,
};
