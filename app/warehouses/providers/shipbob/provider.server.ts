import { z } from "zod";
import { defineProvider } from "../provider.ts";
import { verifyStandardWebhook } from "../verify-standard-webhook.ts";
import { connectShipBob } from "./connect-shipbob.server.ts";
import { readCall } from "./read-call.ts";

/** ShipBob: a fulfillment network with buildings on four continents, by its API 2026-01 (developer.shipbob.com). */
export const shipBob = defineProvider({
  kind: "shipbob",
  label: "ShipBob",
  about: "ShipBob's buildings pick, pack and ship. You need an API token from ShipBob's dashboard.",
  invitation: "Connect ShipBob",
  usualCutOff: "14:00",
  capabilities: { packedHere: false, tellsStock: true, cancels: true, choosesBuilding: true, choosesChannel: true },
  credentials: z.object({ token: z.string("Paste the token").trim().min(1, "Paste the token").max(4000) }),
  fields: {
    token: {
      kind: "secret",
      label: "Personal access token",
      help: "In ShipBob's dashboard: Integrations, then API tokens. Waybill keeps it encrypted.",
    },
  },
  // In any minute, per user and app (developer.shipbob.com/rate-limit).
  requestsPerMinute: 150,
  calls: {
    verify: (call, secret, now) => verifyStandardWebhook(call, secret, now, "x-webhook-topic"),
    read: readCall,
  },
  connect: connectShipBob,
});
