import type { Json } from "#app/platform/json.ts";
import type { DeliveryNews } from "../deliveries/delivery-stage.ts";
import type { Wish } from "../texts/reply-words.ts";
import type { Refusal } from "./refusal.ts";

/** A call of ours by a provider, as it came: a signature is over the bytes, and over the very address that was called. */
export type ReceivedCall = {
  url: string;
  header(name: string): string | undefined;
  body: Buffer;
};

/** How a provider tells of messages, and of what people write. */
export type ChannelCalls<Credentials> = {
  /** For so many seconds news of a message may still come whose answer was lost; after that nobody can say what became of it. */
  newsWithinSeconds: number;
  isTrue(call: ReceivedCall, credentials: Credentials): boolean;
  /** What it is about: calls about the same are read one after the other. Undefined of one that nobody can read. */
  about(call: ReceivedCall): string | undefined;
  /** What a call that was kept says; `about` is what it was about. Throws an UnreadableEvent. */
  read(kept: KeptCall, credentials: Credentials): ChannelNews[];
  /** What it is answered, where that is not nothing. */
  answer?: { type: string; body: string };
  /** Answers the provider that asks by GET whether the address is ours; undefined where it asks amiss. */
  prove?: (asked: URLSearchParams, callbackKey: string) => string | undefined;
  /** What the merchant is to enter beside the address, where the provider asks for that. */
  verifyToken?: (callbackKey: string) => string;
};

export type KeptCall = { topic: string; body: string; about: string; at: Date };

export type ChannelNews =
  | { about: "delivery"; which: { id: string } | { providerMessageId: string }; heard: Heard }
  /** Somebody wrote. `from` are all the addresses that they are known by; `wish` is what the provider itself took it for. */
  | { about: "reply"; from: readonly string[]; text: string; at: Date; id: string; wish?: Wish }
  /** Somebody used the channel's own switch for marketing. */
  | { about: "preference"; from: readonly string[]; wantsMarketing: boolean; at: Date; id: string }
  /** One person has two addresses on the channel: a number, and an id that the provider gave them. */
  | { about: "person"; phone: string; id: string }
  | { about: "template"; name: string; language: string; change: TemplateChange };

/** What is told of a message: where it is, and with it what it cost and what the provider calls it. */
export type Heard = { cost?: Json; providerMessageId?: string } & (
  | { news: Exclude<DeliveryNews, "failed"> }
  | { news: "failed"; refusal: Refusal }
);

/** What a provider says anew of a template, in its own words. */
export type TemplateChange = { state?: string; category?: string; quality?: string; reason?: string | null };
