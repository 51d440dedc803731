/** Meta's words for its codes. */
const WORDS: Record<number, string> = {
  0: "AuthException",
  1: "API Unknown",
  2: "API Service",
  4: "API Too Many Calls",
  100: "Invalid parameter",
  190: "Invalid OAuth access token - Cannot parse access token",
  368: "Temporarily blocked for policies violations",
  130429: "Rate limit hit",
  130472: "User's number is part of an experiment",
  131000: "Something went wrong",
  131016: "Service unavailable",
  131026: "Message undeliverable",
  131031: "Account has been locked",
  131042: "Business eligibility payment issue",
  131047: "Re-engagement message",
  131048: "Spam rate limit hit",
  131049: "This message was not delivered to maintain healthy ecosystem engagement.",
  131050: "Unable to deliver the message. This recipient has chosen to stop receiving marketing messages on WhatsApp from your business",
  131055: "Method not allowed",
  131056: "(Business Account, Consumer Account) pair rate limit hit",
  132000: "Number of parameters does not match the expected number of params",
  132001: "Template name does not exist in the translation",
  132005: "Translated text too long",
  132007: "Template content violates a WhatsApp policy",
  132012: "Parameter format does not match format in the created template",
  132015: "Template is paused",
  132016: "Template is disabled",
  134100: "Only marketing messages supported",
  134101: "Template is not ready for marketing messages yet",
};

export const wordsOf = (code: number) => WORDS[code] ?? `Error ${code}`;

/** A request that Meta refuses. */
export class MetaProblem extends Error {
  override readonly name = "MetaProblem";
  readonly status: number;
  readonly body: { error: Record<string, unknown> };

  constructor(code: number, details = wordsOf(code), status = code === 190 ? 401 : 400) {
    super(details);
    this.status = status;
    this.body = {
      error: {
        message: code === 190 ? wordsOf(code) : `(#${code}) ${wordsOf(code)}`,
        type: "OAuthException",
        code,
        error_data: { messaging_product: "whatsapp", details },
        fbtrace_id: "AStandInsTrace",
      },
    };
  }
}
