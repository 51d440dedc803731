import { z } from "zod";
import { type Message, verbatim, withoutFullStop } from "#app/platform/messages/message.ts";
import { messaging } from "../../messages.ts";
import { askProvider } from "../ask-provider.server.ts";
import { ChannelFault } from "../channel-fault.ts";
import { twilioWords } from "./messages.ts";
import { accountAt, TWILIO_BASE, type TwilioCredentials } from "./twilio-credentials.ts";

const SERVICES = "https://messaging.twilio.com/v1/Services";

const Numbers = z.object({
  incoming_phone_numbers: z.array(
    z.object({ phone_number: z.string().nullish(), capabilities: z.object({ sms: z.boolean().optional() }).nullish().catch(null) }),
  ),
});
const ShortCodes = z.object({ short_codes: z.array(z.object({ short_code: z.string().nullish() })) });

/**
 * Looks up whether the account may send from what was entered: one of its numbers, its short codes or its messaging services. What can't be asked isn't
 * held against it: a sender's name stands in no list, an account may be kept from reading its lists (test credentials are), and others with
 * Twilio's interface have no messaging services of Twilio's. Throws a ChannelFault in the words of the form.
 */
export async function checkTwilioSender(credentials: TwilioCredentials): Promise<void> {
  const { from, messagingServiceSid: service, baseUrl } = credentials;
  const { url: account, headers } = accountAt(credentials);
  if (service !== "") {
    if (baseUrl === TWILIO_BASE && (await read(`${SERVICES}/${service}`, headers)) === "not-there")
      refuse(twilioWords.message("not-your-service", { sid: service }));
    return;
  }
  if (from.startsWith("+")) {
    const listed = Numbers.safeParse(await read(`${account}/IncomingPhoneNumbers.json?PhoneNumber=${encodeURIComponent(from)}`, headers));
    if (!listed.success) return;
    // What is asked for may be a part of a number.
    const own = listed.data.incoming_phone_numbers.find(({ phone_number: number }) => number === from);
    if (!own) refuse(twilioWords.message("not-your-number", { from }));
    if (own.capabilities?.sms === false) refuse(twilioWords.message("takes-no-texts", { from }));
  } else if (/^\d+$/.test(from)) {
    const listed = ShortCodes.safeParse(await read(`${account}/SMS/ShortCodes.json?ShortCode=${from}`, headers));
    if (listed.success && !listed.data.short_codes.some(({ short_code: code }) => code === from))
      refuse(twilioWords.message("not-your-short-code", { from }));
  }
}

function refuse(words: Message): never {
  throw new ChannelFault("unauthorized", words);
}

/** What stands there; undefined where we may not see it. */
async function read(url: string, headers: Readonly<Record<string, string>>): Promise<unknown> {
  const answer = await askProvider({ method: "GET", url, headers });
  if (answer.outcome !== "answered")
    throw new ChannelFault(
      "unreachable",
      messaging.message("unreachable", { provider: twilioWords.message("label"), why: verbatim(withoutFullStop(answer.why)) }),
    );
  if (answer.status === 404) return "not-there";
  return answer.status === 200 ? answer.body : undefined;
}
