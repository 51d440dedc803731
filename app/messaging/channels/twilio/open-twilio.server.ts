import { Temporal } from "temporal-polyfill";
import { z } from "zod";
import { now } from "#app/platform/clock.ts";
import { isPublicHost } from "#app/platform/http/is-public-address.server.ts";
import type { Message } from "#app/platform/messages/message.ts";
import { messaging } from "../../messages.ts";
import { segmentsOf } from "../../texts/segments.ts";
import { answerOf, type Reading } from "../answer-of.ts";
import { askProvider, knock } from "../ask-provider.server.ts";
import { ChannelFault } from "../channel-fault.ts";
import type { ChannelPlace, Found, LineOf, LostMessage, OutgoingMessage, SendAnswer } from "../channel-provider.ts";
import { twilioWords } from "./messages.ts";
import { readTwilioRefusal } from "./read-refusal.ts";
import { accountAt, TWILIO_BASE, type TwilioCredentials } from "./twilio-credentials.ts";

/** A text as it is planned. Twilio takes no more than 1,600 characters. */
export const TextContent = z.object({ body: z.string().trim().min(1).max(1600) });
export type TextContent = z.infer<typeof TextContent>;

/** Seconds for which a text may wait at Twilio for its turn: what may be sent now may be unlawful in the night. */
const VALID_SECONDS = 3600;

/** A message at most so many pages of the list ago is one of the last minutes. */
const MOST_PAGES = 4;

const Taken = z.object({ sid: z.string().min(1), num_segments: z.coerce.number().optional() });
const Problem = z.object({ code: z.number().int(), message: z.string().default("") });
const Account = z.object({ sid: z.string(), status: z.string().optional() });
const Listed = z.object({
  messages: z.array(
    z.object({
      sid: z.string(),
      body: z.string().nullish(),
      direction: z.string().optional(),
      date_created: z.string().nullish(),
      num_segments: z.coerce.number().nullish(),
    }),
  ),
  next_page_uri: z.string().nullish(),
});

/** The way to Twilio, or to whoever has its interface. */
export async function openTwilio(credentials: TwilioCredentials, place: ChannelPlace | undefined): Promise<LineOf<TextContent>> {
  const { accountSid, baseUrl } = credentials;
  if (baseUrl !== TWILIO_BASE) await expectPublic(new URL(baseUrl).hostname);
  const { url: account, headers } = accountAt(credentials);
  await knock(twilioWords.message("label"), { method: "GET", url: `${account}.json`, headers }, (status, body) =>
    whyNotLetIn(status, body, accountSid),
  );
  return {
    send: (message) => send(`${account}/Messages.json`, headers, credentials, message, place?.callAt ?? ""),
    find: (lost) => find(account, headers, lost),
    // Connections are kept for the next message by whoever opened them.
    close: () => undefined,
  };
}

function whyNotLetIn(status: number, body: unknown, sid: string): Message | undefined {
  if (status === 401 || status === 403) return twilioWords.message("not-let-in");
  if (status === 404) return twilioWords.message("no-account", { sid });
  const account = Account.safeParse(body);
  return account.success && account.data.status !== undefined && account.data.status !== "active"
    ? twilioWords.message("suspended", { sid })
    : undefined;
}

/** A merchant's words don't lead into our own network. TLS makes sure that whoever answers there has that very name. */
async function expectPublic(host: string): Promise<void> {
  if (await isPublicHost(host)) return;
  const why = twilioWords.message("not-public", { host });
  throw new ChannelFault("unreachable", messaging.message("unreachable", { provider: twilioWords.message("label"), why }));
}

const reading: Reading = {
  taken(body) {
    const taken = Taken.safeParse(body);
    if (!taken.success) return undefined;
    const { sid, num_segments: segments } = taken.data;
    return {
      outcome: "accepted",
      stage: "handed_over",
      providerMessageId: sid,
      ...(segments !== undefined && segments > 0 && { cost: { segments } }),
    };
  },
  refusal(body, status) {
    const problem = Problem.safeParse(body);
    if (problem.success && status < 500) return readTwilioRefusal(problem.data.code, problem.data.message);
    return status === 401 || status === 403 ? readTwilioRefusal(20003, `status ${String(status)}`) : undefined;
  },
};

async function send(
  url: string,
  headers: Readonly<Record<string, string>>,
  { from, messagingServiceSid }: TwilioCredentials,
  { reference, address, content, unsubscribe, notAfter }: OutgoingMessage & { content: TextContent },
  callAt: string,
): Promise<SendAnswer> {
  if (Temporal.Instant.compare(now(), notAfter) > 0) return { outcome: "not-sent", retryAfterSeconds: 0, why: "" };
  const form = new URLSearchParams({
    To: address,
    ...(messagingServiceSid === "" ? { From: from } : { MessagingServiceSid: messagingServiceSid }),
    Body: content.body,
    ...(callAt !== "" && { StatusCallback: `${callAt}?d=${reference}` }),
    ...(unsubscribe !== null && { ValidityPeriod: String(VALID_SECONDS) }),
  });
  const answer = await askProvider({
    method: "POST",
    url,
    headers: { ...headers, "content-type": "application/x-www-form-urlencoded" },
    body: form.toString(),
  });
  const taken = answerOf(answer, reading);
  // A messaging service counts the segments only once it has chosen a number, and says 0.
  return taken.outcome === "accepted" && taken.cost === undefined
    ? { ...taken, cost: { segments: segmentsOf(content.body).count } }
    : taken;
}

/**
 * Looks for a lost text among those that the account sent to this number since. Our reference stands nowhere in the list, so that the very same
 * words to the same number are taken for it, unless they are known to be another delivery's. That it is not there is never certain: Twilio
 * promises no moment from which a message is in the list, and an account may keep bodies or numbers out of it, or change a text (smart
 * encoding, shortened links).
 */
async function find(account: string, headers: Readonly<Record<string, string>>, lost: LostMessage): Promise<Found> {
  const { address, content, claimedAt, isAnothers } = lost;
  const wanted = TextContent.safeParse(content);
  if (!wanted.success) return { outcome: "unsure" };
  // By the second, as Twilio says when: not by `DateSent>`, which leaves out what waits for its turn.
  const since = claimedAt.epochMilliseconds - 1000;
  let next: string | null = `/Messages.json?To=${encodeURIComponent(address)}&PageSize=50`;
  for (let page = 0; next !== null && page < MOST_PAGES; page += 1) {
    const answer = await askProvider({ method: "GET", url: account + next, headers });
    const listed = answer.outcome === "answered" && answer.status === 200 ? Listed.safeParse(answer.body) : undefined;
    if (!listed?.success) return { outcome: "unsure" };
    const { messages, next_page_uri: nextPage } = listed.data;
    for (const { sid, body, direction, date_created: created, num_segments: segments } of messages) {
      if (created && Date.parse(created) < since) return { outcome: "unsure" };
      const isOurs = body === wanted.data.body && direction !== "inbound";
      if (isOurs && !(await isAnothers(sid)))
        return {
          outcome: "there",
          providerMessageId: sid,
          stage: "handed_over",
          cost: { segments: segments ?? segmentsOf(wanted.data.body).count },
        };
    }
    next = /\/Messages\.json\?.*$/.exec(nextPage ?? "")?.[0] ?? null;
  }
  return { outcome: "unsure" };
}
