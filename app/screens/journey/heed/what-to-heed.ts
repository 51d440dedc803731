import type { Message } from "#app/platform/messages/message.ts";
import type { JourneyDefinition, JourneyTrigger } from "#app/recovery/journeys/journey-definition.ts";
import { CHANNEL_NAMES } from "../../recovery/channel-names.ts";
import { heed } from "./messages.ts";

/** What a journey stands among, as far as it says whether what it means to send leaves, and what else its people get. */
export type Surroundings = {
  /** Channels by which something leaves just now. */
  connected: readonly string[];
  /** Templates that Meta has approved, by name. */
  whatsAppTemplates: readonly string[];
  /** Whether the shop's pages tell of visitors. */
  isPixelOn: boolean;
  /** The other journeys that are live. */
  besides: readonly { name: string; begins: JourneyTrigger["kind"] }[];
};

/** What nothing keeps from going live, and what its merchant would want to know before he relies on it. */
export function whatToHeed(
  { trigger, nodes }: JourneyDefinition,
  { connected, whatsAppTemplates, isPixelOn, besides }: Surroundings,
): Message[] {
  const messages = nodes.filter((node) => node.kind === "message");
  const silent = [...new Set(messages.map(({ channel }) => channel))].filter((channel) => !connected.includes(channel));
  const asked = messages.flatMap(({ channel, texts }) => (channel === "whatsapp" ? Object.values(texts).map(({ name }) => name) : []));
  const unknown = [...new Set(asked)].filter((name) => typeof name === "string").filter((name) => !whatsAppTemplates.includes(name));
  const same = besides.filter(({ begins }) => begins === trigger.kind && begins !== "started-by-hand");
  return [
    ...(beginsForNobody(trigger, isPixelOn) ? [heed.message("pixel")] : []),
    ...silent.map((channel) => heed.message("channel", { channel: CHANNEL_NAMES[channel] })),
    ...(unknown.length > 0 && connected.includes("whatsapp") ? [heed.message("template", { names: unknown })] : []),
    ...(same.length > 0 ? [heed.message("besides", { count: same.length, names: same.map(({ name }) => `“${name}”`) })] : []),
  ];
}

/** Of who only looks around nothing is known but by the pixel. */
export const beginsForNobody = ({ kind }: Pick<JourneyTrigger, "kind">, isPixelOn: boolean): boolean =>
  kind === "browse-abandoned" && !isPixelOn;
