import { Temporal } from "temporal-polyfill";
import { z } from "zod";
import { now, nowDate } from "#app/platform/clock.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { Message } from "#app/platform/messages/message.ts";
import { addressFor } from "../../consent/address.ts";
import { isWindowOpen, readContact } from "../../contacts/keep-contact.server.ts";
import { answerOf, type Reading } from "../answer-of.ts";
import { askProvider, knock } from "../ask-provider.server.ts";
import { canReach } from "../can-reach.ts";
import type { ChannelPlace, LineOf, OutgoingMessage, SendAnswer } from "../channel-provider.ts";
import { whatsAppWords } from "./messages.ts";
import { META_BASE, metaHeaders, MetaProblem, wordsOfProblem } from "./meta-api.ts";
import { readWhatsAppRefusal } from "./read-refusal.ts";
import { type WhatsAppContent, withPlainParameters } from "./whatsapp-content.ts";
import type { WhatsAppCredentials } from "./whatsapp-credentials.ts";

const Taken = z.object({
  messages: z.tuple([z.looseObject({ id: z.string().min(1), message_status: z.string().optional() })]).rest(z.unknown()),
});

type Outgoing = OutgoingMessage & { content: WhatsAppContent };

/** The way to Meta. It can't be asked what became of a message, and knows no second try from a first: its statuses, which carry our reference, are waited for. */
export async function openWhatsApp(credentials: WhatsAppCredentials, place: ChannelPlace | undefined): Promise<LineOf<WhatsAppContent>> {
  const { accessToken, phoneNumberId } = credentials;
  const number = `${META_BASE}/${phoneNumberId}`;
  const headers = metaHeaders(accessToken);
  await knock(whatsAppWords.message("label"), { method: "GET", url: number, headers }, (status, body) =>
    whyNotLetIn(status, body, whatsAppWords.message("no-number", { id: phoneNumberId })),
  );
  return {
    send: (message) => send(number, headers, message, place),
    find: null,
    close: () => undefined,
  };
}

/** What a refused question for something of the account's means: a dead token, or one that doesn't reach it. */
export function whyNotLetIn(status: number, body: unknown, notReached: Message): Message | undefined {
  if (status < 400 || status >= 500 || status === 429) return undefined;
  const problem = MetaProblem.safeParse(body);
  return status === 401 || (problem.success && problem.data.error.code === 190) ? whatsAppWords.message("not-let-in") : notReached;
}

const reading: Reading = {
  taken(body) {
    const taken = Taken.safeParse(body);
    if (!taken.success) return undefined;
    const [{ id, message_status: status }] = taken.data.messages;
    const waits = status === "held_for_quality_assessment" || status === "paused";
    return { outcome: "accepted", stage: "handed_over", providerMessageId: id, ...(waits && { waits }) };
  },
  refusal(body) {
    const problem = MetaProblem.safeParse(body);
    return problem.success ? readWhatsAppRefusal(problem.data.error.code, wordsOfProblem(problem.data)) : undefined;
  },
};

async function send(
  number: string,
  headers: Readonly<Record<string, string>>,
  message: Outgoing,
  place: ChannelPlace | undefined,
): Promise<SendAnswer> {
  const { reference, address, content, notAfter } = message;
  const isMarketing = await isMarketingMessage(message, place);
  if (isMarketing && !canReach("whatsapp", "marketing", address).reaches) return { outcome: "refused", reason: "unreachable", why: "+1" };
  if ("text" in content && !(await mayWriteFreely(address, place))) return { outcome: "refused", reason: "window-closed", why: "131047" };
  if (Temporal.Instant.compare(now(), notAfter) > 0) return { outcome: "not-sent", retryAfterSeconds: 0, why: "" };
  const body = {
    messaging_product: "whatsapp",
    recipient_type: "individual",
    ...(address.startsWith("+") ? { to: address.slice(1) } : { recipient: address }),
    ...("text" in content ? { type: "text", text: { body: content.text } } : { type: "template", template: templateOf(content) }),
    // Comes back with every status: also with one that overtakes the answer to this call, or whose answer is lost.
    biz_opaque_callback_data: reference,
  };
  const answer = await askProvider({
    method: "POST",
    // Marketing goes by an endpoint of its own: by the other one Meta takes it until 2027-10-13.
    url: `${number}/${isMarketing ? "marketing_messages" : "messages"}`,
    headers: { ...headers, "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  return answerOf(answer, reading);
}

function templateOf(content: Exclude<WhatsAppContent, { text: string }>) {
  const { name, language, components } = withPlainParameters(content);
  return { name, language: { code: language }, ...(components.length > 0 && { components }) };
}

/** By the category that Meta gave the template last: it may have moved since the message was planned. Of one that we don't know, what the message is for. */
async function isMarketingMessage({ content, unsubscribe }: Outgoing, place: ChannelPlace | undefined): Promise<boolean> {
  if ("text" in content) return false;
  const { name, language } = content;
  const template =
    place && (await inShop(place.shop, (db) => db.providerTemplate.findFirst({ where: { channel: "whatsapp", name, language } })));
  return template ? template.category === "MARKETING" : unsubscribe !== null;
}

async function mayWriteFreely(typed: string, place: ChannelPlace | undefined): Promise<boolean> {
  const address = addressFor("whatsapp", typed);
  if (!place || !address) return false;
  const contact = await inShop(place.shop, (db) => readContact(db, place.shop, { channel: "whatsapp", addressKey: address.key }));
  return isWindowOpen(contact, nowDate());
}
