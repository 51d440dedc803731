import { createHash } from "node:crypto";

/** A WhatsApp Business account at Meta, its one number, and what signs and opens. */
export type MetaAccount = {
  accessToken: string;
  appSecret: string;
  wabaId: string;
  phoneNumberId: string;
  displayPhoneNumber: string;
  /** Where the app hears of everything, once it has proven that it is its. */
  webhookUrl: string | null;
  /** Whether the account's app is told of anything: it may be taken off, and put on again. */
  isSubscribed: boolean;
};

export function demoMetaAccount(seed: number): MetaAccount {
  const hex = (what: string) => createHash("sha256").update(`meta ${what} ${seed}`).digest("hex");
  return {
    accessToken: `EAA${hex("token")}`,
    appSecret: hex("secret").slice(0, 32),
    wabaId: String(102_290_129_340_000 + seed),
    phoneNumberId: String(106_540_352_240_000 + seed),
    displayPhoneNumber: "447700900200",
    webhookUrl: null,
    isSubscribed: true,
  };
}
