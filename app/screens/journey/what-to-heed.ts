import type { Message } from "#app/platform/messages/message.ts";
import type { JourneyDefinition, JourneyTrigger } from "#app/recovery/journeys/journey-definition.ts";
import { CHANNEL_NAMES } from "../recovery/channel-names.ts";
import { journey } from "./messages.ts";

/** What a journey stands among, as far as it says whether what it means to send leaves, and what else its people get. */
export type Surroundings = {
  /** Channels by which something leaves just now. */
  connected: readonly string[];
  /** Templates that Meta has approved, by name. */
  whatsAppTemplates: readonly string[];
  /** The other journeys that are live. */
  besides: readonly { name: string; begins: JourneyTrigger["kind"] }[];
};

/** What nothing keeps from going live, and what its merchant would want to know before he relies on it. */
export function whatToHeed({ trigger, nodes }: JourneyDefinition, { connected, whatsAppTemplates, besides }: Surroundings): Message[] {
  const messages = nodes.filter((node) => node.kind === "message");
  const silent = [...new Set(messages.map(({ channel }) => channel))].filter((channel) => !connected.includes(channel));
  const asked = messages.flatMap(({ channel, texts }) => (channel === "whatsapp" ? Object.values(texts).map(({ name }) => name) : []));
  const unknown = [...new Set(asked)].filter((name) => typeof name === "string").filter((name) => !whatsAppTemplates.includes(name));
  const same = besides.filter(({ begins }) => begins === trigger.kind && begins !== "started-by-hand");
  return [
    ...silent.map((channel) => journey.message("heed-channel", { channel: CHANNEL_NAMES[channel] })),
    ...(unknown.length > 0 && connected.includes("whatsapp") ? [journey.message("heed-template", { names: unknown })] : []),
    ...(same.length > 0 ? [journey.message("heed-besides", { count: same.length, names: same.map(({ name }) => `“${name}”`) })] : []),
  ];
}
