import { z } from "zod";
import { ifMissing, issue } from "#app/platform/forms/issue.ts";
import { defineProvider } from "../provider.ts";
import { verifyStandardWebhook } from "../verify-standard-webhook.ts";
import { connectShipBob } from "./connect-shipbob.server.ts";
import { shipBobWords } from "./messages.ts";
import { readCall } from "./read-call.ts";

const noToken = issue(shipBobWords.message("no-token"));

/** ShipBob: a fulfillment network with buildings on four continents, by its API 2026-01 (developer.shipbob.com). */
export const shipBob = defineProvider({
  kind: "shipbob",
  label: shipBobWords.message("label"),
  about: shipBobWords.message("about"),
  invitation: shipBobWords.message("invitation"),
  usualCutOff: "14:00",
  capabilities: {
    packedHere: false,
    tellsStock: true,
    cancels: true,
    choosesBuilding: true,
    choosesChannel: true,
    namesServices: true,
    collectsCash: false,
    takesDeadline: true,
  },
  credentials: z.object({
    token: z
      .string(ifMissing(noToken))
      .trim()
      .min(1, noToken)
      .max(4000)
      .regex(/^[\x21-\x7e]+$/, noToken),
  }),
  fields: {
    token: {
      kind: "secret",
      label: shipBobWords.message("token"),
      help: shipBobWords.message("token-help"),
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
