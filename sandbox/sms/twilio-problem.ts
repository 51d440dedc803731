/** What Twilio says of each refusal; `{to}` and `{from}` are the numbers. Its page about each is at twilio.com/docs/errors/CODE. */
const WORDS: Record<number, string> = {
  20001: "Invalid parameter",
  20003: "Authenticate",
  20404: "The requested resource was not found",
  20429: "Too Many Requests",
  21211: "Invalid 'To' Phone Number: {to}",
  21212: "Invalid From Number (caller ID): {from}",
  21408: "Permission to send an SMS has not been enabled for the region indicated by the 'To' number: {to}",
  21602: "Message body is required.",
  21603: "A 'From' phone number is required.",
  21604: "A 'To' phone number is required.",
  21606: "The From phone number {from} is not a valid, SMS-capable inbound phone number or short code for your account.",
  21609: "The 'StatusCallback' URL is not a valid URL.",
  21610: "Attempt to send to unsubscribed recipient",
  21611: "This 'From' number has exceeded the maximum number of queued messages",
  21612: "The 'To' phone number: {to}, is not currently reachable using the 'From' phone number: {from} via SMS.",
  21614: "To number: {to}, is not a mobile number",
  21617: "The concatenated message body exceeds the 1600 character limit",
  21701: "The Messaging Service does not exist",
  30003: "Unreachable destination handset",
  30005: "Unknown destination handset",
  30006: "Landline or unreachable carrier",
  30007: "Message filtered",
  30008: "Unknown error",
  30034: "US A2P 10DLC - Message from an Unregistered Number",
  30409: "This message can no longer be changed",
  35114: "SendAt time must be between 5 minutes and 35 days in the future",
  35118: "MessagingServiceSid is required to schedule a message",
};

export function wordsOf(code: number, numbers: { to?: string; from?: string } = {}): string {
  const words = WORDS[code] ?? `Error ${code}`;
  return words.replace("{to}", numbers.to ?? "").replace("{from}", numbers.from ?? "");
}

const STATUS: Record<number, number> = { 20003: 401, 20404: 404, 20429: 429 };

/** A request that Twilio refuses. */
export class TwilioProblem extends Error {
  override readonly name = "TwilioProblem";
  readonly status: number;
  readonly body: { code: number; message: string; more_info: string; status: number };

  constructor(code: number, message = wordsOf(code)) {
    super(message);
    this.status = STATUS[code] ?? 400;
    this.body = { code, message, more_info: `https://www.twilio.com/docs/errors/${code}`, status: this.status };
  }
}
