import type { Message } from "#app/platform/messages/message.ts";

/**
 * Why a provider does not send a message, or why it did not arrive. `bad-address`: nothing will ever reach it, by whatever channel.
 * `unreachable`: nothing reaches them on this channel; another may. `provider-cap`: the provider lets nobody write to them so often.
 * `experiment`: the provider leaves them out to measure something of its own. `template`: what was to be sent is not approved, or does not fit.
 */
export const REFUSAL_REASONS = [
  "bad-address",
  "unreachable",
  "opted-out",
  "window-closed",
  "provider-cap",
  "experiment",
  "template",
  "refused",
] as const;

export type RefusalReason = (typeof REFUSAL_REASONS)[number];

/** What is the matter with a channel as a whole. Paused and refused ones wait for a person, and `words` say what they can do; one that rests goes on by itself. */
export type ChannelTrouble =
  | { becomes: "paused"; words: Message }
  | { becomes: "refused"; words: Message }
  | { becomes: "resting"; seconds: number };

/** A provider's no to one message, when it was asked or later, and what follows from it. The message surely did not arrive. */
export type Refusal = {
  reason: RefusalReason;
  /** The provider's own words. */
  why: string;
  /** Of `opted-out`: what they want no more. */
  optedOutOf?: "marketing" | "everything";
  /** Of `unreachable`: it stays so, as with a landline; not only now, as with a phone that is off. */
  lasting?: true;
  trouble?: ChannelTrouble;
  /** Not sent for a cause that passes: after so many seconds it may be tried again; with `once` one time more, else until it expires. */
  again?: { afterSeconds: number; once?: true };
};

/** Seconds to wait so that those who were turned away together don't come back together: `least` to half as much more. */
export function spread(least: number, random: () => number = Math.random): number {
  return least * (1 + random() / 2);
}
