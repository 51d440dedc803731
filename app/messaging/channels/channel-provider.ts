import type { Temporal } from "temporal-polyfill";
import type { z } from "zod";
import type { Message } from "#app/platform/messages/message.ts";
import type { Channel } from "../channel.ts";

/**
 * What a provider of a channel says of itself, once, in its own folder. The ledger of deliveries asks the declaration and knows no provider by
 * name.
 */
type Declaration<Credentials, Content> = {
  /** What a shop's connection is kept under. Never changes once it is released. */
  kind: string;
  channel: Channel;
  /** Its own name, as a merchant knows it. */
  label: Message;
  /** What it is and what one needs to begin, for the merchant who chooses. */
  about: Message;
  /** What the merchant gives to be let in; kept sealed. */
  credentials: z.ZodType<Credentials>;
  /** How each of them is asked for. */
  fields: { [Name in keyof Credentials & string]: ChannelField };
  /** What one of its messages is made of. */
  content: z.ZodType<Content>;
  /** Opens the way to it, up to where a message could be handed over. Throws a ChannelFault when it can't. Sends nothing. */
  open(
    credentials: Credentials,
  ): Promise<Omit<ChannelLine, "send"> & { send(message: OutgoingMessage & { content: Content }): Promise<SendAnswer> }>;
};

/** One field of the credentials: its label, and where the merchant finds what to fill in. */
export type ChannelField = { label: Message; help: Message; kind: "secret" | "text" | "number" };

export type OutgoingMessage = {
  /** Ours, unique and never reused: the id of the delivery. */
  reference: string;
  address: string;
  content: unknown;
  /** Where one click ends all such messages; null of what is no marketing. */
  unsubscribe: string | null;
  /** After this it must not leave any more: what allowed it is too long ago. */
  notAfter: Temporal.Instant;
};

/** An open way to a provider, for one message after the other. */
export type ChannelLine = {
  send(message: OutgoingMessage): Promise<SendAnswer>;
  /**
   * Whether the provider has a message of this reference, asked after its answer was lost. Null where it can't be asked: then what is in doubt
   * stays so. `not-there` must be certain.
   */
  find:
    | ((
        reference: string,
      ) => Promise<{ outcome: "there"; providerMessageId: string; stage: "handed_over" | "sent" } | { outcome: "not-there" }>)
    | null;
  close(): void;
};

/** What came of handing over a message. */
export type SendAnswer =
  | { outcome: "accepted"; stage: "handed_over" | "sent"; providerMessageId: string }
  /** For good. `bad-address`: nothing will ever reach it. */
  | { outcome: "refused"; reason: "bad-address" | "refused"; why: string }
  /** It surely did not leave. */
  | { outcome: "not-sent"; retryAfterSeconds: number; why: string }
  /** It may have left, and no answer came. */
  | { outcome: "unknown"; why: string };

/** A declared provider. Its credentials and contents are its own affair: whoever holds some gives them as they are, and they are parsed there. */
export type ChannelProvider = Pick<Declaration<never, never>, "kind" | "channel" | "label" | "about"> & {
  credentials: z.ZodType<object>;
  content: z.ZodType;
  fields: readonly (ChannelField & { name: string })[];
  open(credentials: unknown): Promise<ChannelLine>;
};

/** Declares a provider. It is known once it stands in the registry. */
export function defineChannel<Credentials extends object, Content>(declared: Declaration<Credentials, Content>): ChannelProvider {
  const { kind, channel, label, about, credentials, content } = declared;
  return {
    kind,
    channel,
    label,
    about,
    credentials,
    content,
    fields: Object.entries<ChannelField>(declared.fields).map(([name, field]) => ({ ...field, name })),
    async open(given) {
      const line = await declared.open(credentials.parse(given));
      return { ...line, send: (message) => line.send({ ...message, content: content.parse(message.content) }) };
    },
  };
}
