import { type Refusal, spread } from "../refusal.ts";
import { twilioWords } from "./messages.ts";

type Class = (code: string) => Omit<Refusal, "why">;

const MINUTE = 60;

const refused: Class = () => ({ reason: "refused" });
/** The number itself is none. */
const badAddress: Class = () => ({ reason: "bad-address" });
/** A landline, or a number that takes no texts: calls may reach it. */
const noTexts: Class = () => ({ reason: "unreachable", lasting: true });
/** Off, out of reach, or unknown to its carrier just now. */
const notNow: Class = () => ({ reason: "unreachable" });
const optedOut: Class = () => ({ reason: "opted-out", optedOutOf: "everything" });
const rests: Class = () => {
  const seconds = spread(MINUTE);
  return { reason: "refused", trouble: { becomes: "resting", seconds }, again: { afterSeconds: seconds } };
};
const pausedBy =
  (words: "unregistered" | "wrong-sender" | "account-suspended"): Class =>
  (code) => ({
    reason: "refused",
    trouble: { becomes: "paused", words: twilioWords.message(words, { code }) },
    again: { afterSeconds: MINUTE },
  });
const notLetIn: Class = () => ({
  reason: "refused",
  trouble: { becomes: "refused", words: twilioWords.message("not-let-in") },
  again: { afterSeconds: MINUTE },
});

/** Twilio's codes (twilio.com/docs/api/errors) by what follows from them. What stands nowhere is a no to this one message. */
const CLASSES: readonly (readonly [codes: readonly number[], what: Class])[] = [
  [[21610], optedOut],
  [[21211, 21217, 21401, 21421], badAddress],
  [[21614, 30006, 21612], noTexts],
  [[30003, 30005], notNow],
  // Of a carrier that takes these for spam, and of one that doesn't say: sending again makes it worse.
  [[30007, 30008], refused],
  [[20429, 14107, 21611, 30001, 63018], rests],
  [[30032, 30034, 30035], pausedBy("unregistered")],
  [[21212, 21603, 21606, 21701, 21703, 21660, 21705], pausedBy("wrong-sender")],
  [[20005, 30002, 30010], pausedBy("account-suspended")],
  [[20003], notLetIn],
  // WhatsApp by Twilio: Meta's cap on marketing to one person.
  [[63049], () => ({ reason: "provider-cap", again: { afterSeconds: 24 * 60 * MINUTE, once: true } })],
];

/** What one of Twilio's codes means, said at once or later. */
export function readTwilioRefusal(code: number, words: string): Refusal {
  const what = CLASSES.find(([codes]) => codes.includes(code))?.[1] ?? refused;
  return { ...what(String(code)), why: `${String(code)}${words === "" ? "" : `: ${words}`}`.slice(0, 500) };
}
