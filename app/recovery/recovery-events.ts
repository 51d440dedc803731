import { z } from "zod";
import { defineEvent } from "#app/platform/events/event-type.ts";

const Abandonment = z.object({ abandonmentId: z.uuid(), personId: z.uuid().nullable() });

const ofAbandonment = (topic: string) =>
  defineEvent(topic, {
    payload: Abandonment,
    key: ({ personId, abandonmentId }) => (personId ? `person:${personId}` : `abandonment:${abandonmentId}`),
  });

/** A cart has been still for as long as its kind is given: its buyer has left. Once for each time that they leave it. */
export const cartAbandoned = ofAbandonment("cart.abandoned");

/** Its buyer touched it again. */
export const cartResumed = ofAbandonment("cart.resumed");

/** It became an order, or is gone: nothing is to be said about it any more. Once more where it became known only later which order. */
export const cartEnded = ofAbandonment("cart.ended");

/** Somebody, not a scanner, opened a link of a message. */
export const recoveryLinkOpened = defineEvent("recovery-link.opened", {
  payload: z.object({ linkId: z.string(), runId: z.uuid().nullable(), personId: z.uuid().nullable() }),
  key: ({ personId, linkId }) => (personId ? `person:${personId}` : `link:${linkId}`),
});
