import { z } from "zod";
import { defineEvent } from "#app/platform/events/event-type.ts";
import { Channel } from "../channel.ts";
import { ConsentState } from "./consent.ts";

const Changed = z.object({
  channel: Channel,
  /** Of the address (consent/address.ts): an event holds nobody's address. */
  addressKey: z.string(),
  customerId: z.string().regex(/^\d+$/).transform(BigInt).nullable(),
  state: ConsentState,
});

/** Somebody said, to us or to Shopify, something else than before about marketing by a channel. */
export const consentChanged = defineEvent("consent.changed", { payload: Changed, key: ({ addressKey }) => `address:${addressKey}` });
