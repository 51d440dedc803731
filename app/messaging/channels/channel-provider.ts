import type { Temporal } from "temporal-polyfill";
import type { z } from "zod";
import type { Message } from "#app/platform/messages/message.ts";
import type { Json } from "#app/platform/json.ts";
import type { Shop } from "#app/platform/shop.ts";
import type { Channel } from "../channel.ts";
import type { ChannelCalls } from "./channel-calls.ts";
import type { ListedTemplate } from "./listed-template.ts";
import type { ChannelTrouble, Refusal } from "./refusal.ts";

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
  fields: { [Name in keyof NoInfer<Credentials> & string]: ChannelField };
  /** What one of its messages is made of. */
  content: z.ZodType<Content>;
  /** Opens the way to it, up to where a message could be handed over. Throws a ChannelFault when it can't. Sends nothing. */
  open(credentials: Credentials, place: ChannelPlace | undefined): Promise<LineOf<Content>>;
  /** Whether what is sent from is the account's own, looked up before it is connected. Throws a ChannelFault that says what is wrong. */
  check?: (credentials: NoInfer<Credentials>) => Promise<void>;
  /** All texts that it has to approve before they may be sent, where it has such. Throws a ChannelFault. */
  templates?: (credentials: NoInfer<Credentials>) => Promise<ListedTemplate[]>;
  /** What it has to be told once it is connected, so that it tells of messages. Throws a ChannelFault. */
  welcome?: (credentials: NoInfer<Credentials>) => Promise<void>;
  /**
   * What it has to be told once it is disconnected, or goes by other credentials (`now`), so that it tells no more of messages of an account that isn't
   * the shop's any more. Throws a ChannelFault that says what is left to do.
   */
  farewell?: (before: NoInfer<Credentials>, now: NoInfer<Credentials> | null) => Promise<void>;
  /** How it tells of messages, where it does. */
  calls?: ChannelCalls<NoInfer<Credentials>>;
};

/** Whose messages go over a line, and the address at which its provider may tell of them: empty where it can't. */
export type ChannelPlace = { shop: Shop; callAt: string };

/** An open line to a provider whose messages are made of this. */
export type LineOf<Content> = Omit<ChannelLine, "send"> & { send(message: OutgoingMessage & { content: Content }): Promise<SendAnswer> };

/** One field of the credentials: its label, and where the merchant finds what to fill in. */
export type ChannelField = { label: Message; help: Message; kind: "secret" | "text" | "number" };

export type OutgoingMessage = {
  /** Ours, unique and never reused: the id of the delivery. */
  reference: string;
  address: string;
  content: unknown;
  /** Where one click ends all such messages; null of what is no marketing. */
  unsubscribe: string | null;
  /** Who writes, with a postal address, line by line: for a channel whose messages say so at their end. */
  sender?: readonly string[];
  /** After this it must not leave any more: what allowed it is too long ago. */
  notAfter: Temporal.Instant;
};

/** An open way to a provider, for one message after the other. */
export type ChannelLine = {
  send(message: OutgoingMessage): Promise<SendAnswer>;
  /**
   * What became of a message whose answer was lost, as far as the provider can be asked. Null where it can't: then what is in doubt stays so,
   * unless news come. `not-there` must be certain; where it can't be, it is `unsure`.
   */
  find: ((lost: LostMessage) => Promise<Found>) | null;
  close(): void;
};

export type LostMessage = {
  reference: string;
  address: string;
  content: unknown;
  /** It was handed over within a minute after this. */
  claimedAt: Temporal.Instant;
  /** Whether a message of the provider's is known to be another's. */
  isAnothers(providerMessageId: string): Promise<boolean>;
};

export type Found =
  | { outcome: "there"; providerMessageId: string; stage: "handed_over" | "sent"; cost?: Json }
  | { outcome: "not-there" }
  | { outcome: "unsure" };

/** What came of handing over a message. */
export type SendAnswer =
  /** `waits`: the provider holds it back for now, for a reason of its own. */
  | { outcome: "accepted"; stage: "handed_over" | "sent"; providerMessageId: string; cost?: Json; waits?: true }
  /** For good, as far as this message goes. */
  | ({ outcome: "refused" } & Refusal)
  /** It surely did not leave. */
  | { outcome: "not-sent"; retryAfterSeconds: number; why: string; trouble?: ChannelTrouble }
  /** It may have left, and no answer came. */
  | { outcome: "unknown"; why: string };

/** A declared provider. Its credentials and contents are its own affair: whoever holds some gives them as they are, and they are parsed there. */
export type ChannelProvider = Pick<Declaration<never, never>, "kind" | "channel" | "label" | "about"> & {
  credentials: z.ZodType<object>;
  content: z.ZodType;
  fields: readonly (ChannelField & { name: string })[];
  open(credentials: unknown, place?: ChannelPlace): Promise<ChannelLine>;
  calls: ChannelCalls<unknown> | undefined;
  templates: ((credentials: unknown) => Promise<ListedTemplate[]>) | undefined;
  welcome: ((credentials: unknown) => Promise<void>) | undefined;
  farewell: ((before: unknown, now: unknown) => Promise<void>) | undefined;
  check: ((credentials: unknown) => Promise<void>) | undefined;
};

/** Declares a provider. It is known once it stands in the registry. */
export function defineChannel<Credentials extends object, Content>(declared: Declaration<Credentials, Content>): ChannelProvider {
  const { kind, channel, label, about, credentials, content, calls, templates, welcome, farewell, check } = declared;
  return {
    kind,
    channel,
    label,
    about,
    credentials,
    content,
    fields: Object.entries<ChannelField>(declared.fields).map(([name, field]) => ({ ...field, name })),
    async open(given, place) {
      const line = await declared.open(credentials.parse(given), place);
      return {
        ...line,
        async send(message) {
          const parsed = content.safeParse(message.content);
          if (parsed.success) return line.send({ ...message, content: parsed.data });
          const where = parsed.error.issues.map(({ path }) => path.join(".") || "content").join(", ");
          return { outcome: "refused", reason: "refused", why: where };
        },
      };
    },
    check: check && ((given) => check(credentials.parse(given))),
    welcome: welcome && ((given) => welcome(credentials.parse(given))),
    farewell: farewell && ((before, now) => farewell(credentials.parse(before), now === null ? null : credentials.parse(now))),
    templates: templates && ((given) => templates(credentials.parse(given))),
    calls: calls && {
      ...calls,
      isTrue: (call, given) => calls.isTrue(call, credentials.parse(given)),
      read: (kept, given) => calls.read(kept, credentials.parse(given)),
    },
  };
}
