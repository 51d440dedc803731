import { z } from "zod";
import { defineEvent } from "#app/platform/events/event-type.ts";
import { Channel } from "../channel.ts";
import { REFUSAL_REASONS } from "../channels/refusal.ts";

const Failed = z.object({
  deliveryId: z.uuid(),
  run: z.string(),
  step: z.string(),
  channel: Channel,
  reason: z.enum(REFUSAL_REASONS),
});

/** A message did not arrive, and will not: for whoever can try another channel, or stop a step whose text is not approved. */
export const deliveryFailed = defineEvent("delivery.failed", {
  payload: Failed,
  key: ({ deliveryId }) => `delivery:${deliveryId}`,
  dedupeKey: ({ deliveryId }) => `delivery.failed:${deliveryId}`,
});

/** A message was held back, or expired, before it left: for whoever waits for what comes of it. */
export const deliveryUnsent = defineEvent("delivery.unsent", {
  payload: z.object({ deliveryId: z.uuid(), run: z.string() }),
  key: ({ deliveryId }) => `delivery:${deliveryId}`,
  dedupeKey: ({ deliveryId }) => `delivery.unsent:${deliveryId}`,
});
