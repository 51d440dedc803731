import { z } from "zod";

/** By what somebody can be reached. */
export const CHANNELS = ["email", "sms", "whatsapp", "call"] as const;

export const Channel = z.enum(CHANNELS);

export type Channel = z.infer<typeof Channel>;

/** What reaches somebody at a mail address, and what at a phone number. */
export const channelsAtAddress = { mail: ["email"], phone: ["sms", "whatsapp", "call"] } as const;
