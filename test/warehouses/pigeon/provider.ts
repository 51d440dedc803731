import { createHmac, timingSafeEqual } from "node:crypto";
import { Temporal } from "temporal-polyfill";
import { z } from "zod";
import { issue } from "#app/platform/forms/issue.ts";
import { verbatim } from "#app/platform/messages/message.ts";
import { callProvider, expectAnswer, type ProviderApi } from "#app/warehouses/providers/call-provider.server.ts";
import { defineProvider } from "#app/warehouses/providers/provider.ts";
import type { WarehouseOrderState } from "#app/warehouses/warehouse-connection.ts";

const Parcel = z.object({
  reference: z.string(),
  id: z.string(),
  status: z.enum(["resting", "flown", "grounded"]),
  ring: z.string().nullable(),
  ails: z.string().nullable(),
  flownAt: z.string().nullable(),
  load: z.array(z.object({ sku: z.string(), quantity: z.number() })),
});
const Refusal = z.object({ error: z.enum(["unknown_sku", "no_address"]), sku: z.string().optional() });

const noKey = issue(verbatim("Enter the key"));

/** A provider that is nobody's: proof that one more needs its own folder, the registry and nothing else. It finds the merchant's loft by itself. */
export const pigeon = defineProvider({
  kind: "pigeon",
  label: verbatim("Pigeon Post"),
  about: verbatim("Pigeons carry what you sell. You need a key from your loft."),
  invitation: verbatim("Connect Pigeon Post"),
  usualCutOff: "12:00",
  capabilities: {
    packedHere: false,
    tellsStock: true,
    cancels: true,
    choosesBuilding: false,
    choosesChannel: false,
    namesServices: false,
    collectsCash: false,
    takesDeadline: false,
  },
  credentials: z.object({ key: z.string(noKey).min(1, noKey), sky: z.enum(["north", "south"]) }),
  fields: {
    key: { kind: "secret", label: verbatim("Loft key"), help: verbatim("It hangs by the loft's door.") },
    sky: {
      kind: "choice",
      label: verbatim("Sky"),
      help: verbatim("Where your pigeons fly."),
      options: ["north", "south"].map((value) => ({ value, label: verbatim(value) })),
    },
  },
  requestsPerMinute: 60,
  calls: {
    verify({ headers, body }, secret, now) {
      const [id, time, given] = ["id", "time", "signature"].map((name) => String(headers[`x-pigeon-${name}`] ?? ""));
      if (!id || !given || !time || !/^\d{1,15}$/.test(time)) return { outcome: "refused", reason: "missing-header" };
      const expected = createHmac("sha256", secret).update(`${id}.${time}.`).update(body).digest();
      const signature = Buffer.from(given, "hex");
      if (signature.length !== expected.length || !timingSafeEqual(signature, expected))
        return { outcome: "refused", reason: "bad-signature" };
      if (Math.abs(now.epochMilliseconds - Number(time)) > 300_000) return { outcome: "refused", reason: "stale" };
      return { outcome: "verified", topic: "parcel", id, sentAt: Temporal.Instant.fromEpochMilliseconds(Number(time)) };
    },
    read(_topic, body) {
      try {
        const { reference, shipments } = stateOf(Parcel.parse(JSON.parse(body)));
        return shipments[0] ? { outcome: "shipment", reference, shipment: shipments[0] } : { outcome: "read-again", reference };
      } catch {
        return { outcome: "unreadable" };
      }
    },
  },
  connect({ credentials, pace, patience }) {
    const headers = { authorization: `Key ${credentials.key}`, "x-sky": credentials.sky };
    const api: ProviderApi = { label: verbatim("Pigeon Post"), baseUrl: "https://api.pigeon.example/v1", headers, pace, patience };
    const findOrders = async (references: readonly string[]) => {
      const reply = await callProvider(api, { method: "GET", path: "/parcels", query: { references: references.join() } });
      return expectAnswer(api, z.array(Parcel), reply, verbatim("parcels")).map(stateOf);
    };
    return {
      async check() {
        const reply = await callProvider(api, { method: "GET", path: "/loft" });
        if (reply.status === 401)
          return { outcome: "refused", reason: "bad-credentials", message: verbatim("Pigeon Post doesn't know this key.") };
        return {
          outcome: "connected",
          account: expectAnswer(api, z.object({ name: z.string() }), reply, verbatim("the loft")).name,
          buildings: [],
          channels: [],
        };
      },
      async createOrder({ reference, shipTo, lines }) {
        const reply = await callProvider(api, { method: "PUT", path: `/parcels/${reference}`, body: { shipTo, load: lines } });
        const refusal = reply.status === 422 && Refusal.parse(reply.body);
        if (refusal && refusal.sku)
          return { outcome: "rejected", reason: "unknown-sku", message: verbatim(`Pigeon Post has no ${refusal.sku}`) };
        if (refusal) return { outcome: "rejected", reason: "bad-address", message: verbatim("A pigeon needs a street and a city") };
        return { outcome: "accepted", warehouseOrderId: expectAnswer(api, Parcel, reply, verbatim("a parcel")).id };
      },
      findOrder: async (reference) => (await findOrders([reference]))[0],
      findOrders,
      async cancelOrder(reference) {
        const { status } = await callProvider(api, { method: "DELETE", path: `/parcels/${reference}` });
        if (status === 409) return { outcome: "too-late", message: verbatim("It is in the air.") };
        return { outcome: status === 404 ? "unknown-order" : "cancelled" };
      },
      changeAddress: () => Promise.resolve({ outcome: "too-late", message: verbatim("A pigeon knows one way.") }),
      async readStock() {
        const reply = await callProvider(api, { method: "GET", path: "/stock" });
        const stock = expectAnswer(api, z.record(z.string(), z.number()), reply, verbatim("stock"));
        return Object.entries(stock).map(([sku, onHand]) => ({ sku, onHand, committed: 0 }));
      },
      readServices: () => Promise.resolve([]),
      async subscribe(url) {
        const reply = await callProvider(api, { method: "PUT", path: "/hook", body: { url } });
        return { outcome: "subscribed", secret: expectAnswer(api, z.object({ secret: z.string() }), reply, verbatim("its hook")).secret };
      },
    };
  },
});

function stateOf({ reference, id, status, ring, ails, flownAt, load }: z.infer<typeof Parcel>): WarehouseOrderState {
  const flown = {
    warehouseShipmentId: id,
    status: "shipped",
    problem: null,
    lines: load,
    carrier: "Pigeon",
    trackingNumber: ring,
    trackingUrl: null,
  } as const;
  return {
    reference,
    warehouseOrderId: id,
    status: ({ resting: "processing", flown: "completed", grounded: "cancelled" } as const)[status],
    shipments:
      status === "flown" || ails !== null
        ? [{ ...flown, ...(ails !== null && held(ails)), shippedAt: flownAt, deliveredAt: null, events: [] }]
        : [],
  };
}

const held = (ails: string) => ({ status: "on-hold" as const, problem: verbatim(ails) });
