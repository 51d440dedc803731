import { z } from "zod";
import { defineProvider } from "../provider.ts";
import { builtInWords } from "./messages.ts";

/**
 * Waybill's own warehouse as a provider like any other: its orders are our parcels, its shelves are counted in Waybill, and its people
 * work at our packing station. So it takes every order at once and keeps none: whether a parcel can still be stopped, the parcel itself
 * says, in the transaction that stops it.
 */
export const builtIn = defineProvider({
  kind: "built_in",
  label: builtInWords.message("label"),
  about: builtInWords.message("about"),
  invitation: builtInWords.message("invitation"),
  usualCutOff: "16:00",
  capabilities: {
    packedHere: true,
    tellsStock: false,
    cancels: true,
    choosesBuilding: false,
    choosesChannel: false,
    namesServices: false,
    collectsCash: true,
    // Its packing station shows it.
    takesDeadline: true,
  },
  credentials: z.object({}),
  fields: {},
  requestsPerMinute: Number.POSITIVE_INFINITY,
  connect: () => ({
    check: () => Promise.resolve({ outcome: "connected", account: "", buildings: [], channels: [] }),
    createOrder: ({ reference }) => Promise.resolve({ outcome: "accepted", warehouseOrderId: reference }),
    findOrder: () => Promise.resolve(undefined),
    findOrders: () => Promise.resolve([]),
    cancelOrder: () => Promise.resolve({ outcome: "cancelled" }),
    changeAddress: () => Promise.resolve({ outcome: "changed" }),
    readStock: () => Promise.reject(new Error("Shelves that are counted in Waybill cannot be asked.")),
    readServices: () => Promise.resolve([]),
    subscribe: () => Promise.resolve({ outcome: "refused", message: builtInWords.message("calls-nobody") }),
  }),
});
