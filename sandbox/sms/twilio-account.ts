import { createHash } from "node:crypto";

/** One account at Twilio: who asks, by what, and the numbers that it sends from. */
export type TwilioAccount = {
  sid: string;
  authToken: string;
  messagingServiceSid: string;
  numbers: readonly { sid: string; phone: string }[];
  /** What the merchant set in Twilio's console: where messages that come in are told, and statuses of those that name no address. */
  inboundUrl: string | null;
  statusUrl: string | null;
  /** Twilio's Advanced Opt-Out: it says of a message that comes in what Twilio took it for. */
  advancedOptOut: boolean;
};

export function demoTwilioAccount(seed: number): TwilioAccount {
  const hex = (what: string) => createHash("sha256").update(`twilio ${what} ${seed}`).digest("hex").slice(0, 32);
  return {
    sid: `AC${hex("account")}`,
    authToken: hex("token"),
    messagingServiceSid: `MG${hex("service")}`,
    numbers: ["+447700900100", "+15005550006"].map((phone) => ({ sid: `PN${hex(phone)}`, phone })),
    inboundUrl: null,
    statusUrl: null,
    advancedOptOut: false,
  };
}
