import { type Refusal, spread } from "../refusal.ts";
import { whatsAppWords } from "./messages.ts";

type Class = (code: string) => Omit<Refusal, "why">;

const MINUTE = 60;
const DAY = 24 * 60 * MINUTE;

const pausedBy =
  (words: "spam" | "policy" | "payment" | "unregistered"): Class =>
  (code) => ({
    reason: "refused",
    trouble: { becomes: "paused", words: whatsAppWords.message(words, { code }) },
    again: { afterSeconds: MINUTE },
  });
const template: Class = () => ({ reason: "template" });
const passes =
  (seconds: number): Class =>
  () => ({ reason: "refused", again: { afterSeconds: spread(seconds) } });

/** Meta's codes (developers.facebook.com, Cloud API error codes) by what follows from them. What stands nowhere is a no to this one message. */
const CLASSES: readonly (readonly [codes: readonly number[], what: Class])[] = [
  // Not on WhatsApp, an old app, terms not accepted, or the shop is blocked: Meta doesn't say which.
  [[131026, 131030], () => ({ reason: "unreachable", lasting: true })],
  // They wrote more than 24 hours ago: only a template reaches them, and the same words never.
  [[131047], () => ({ reason: "window-closed" })],
  // Meta's cap on marketing to one person: sooner than a day it is refused again, and counts against the number.
  [[131049], () => ({ reason: "provider-cap", again: { afterSeconds: DAY, once: true } })],
  [[131050], () => ({ reason: "opted-out", optedOutOf: "marketing" })],
  [[130472], () => ({ reason: "experiment" })],
  [
    [4, 80007, 130429],
    () => {
      const seconds = spread(MINUTE);
      return { reason: "refused", trouble: { becomes: "resting", seconds }, again: { afterSeconds: seconds } };
    },
  ],
  // Too many to this one person: others may be written to.
  [[131056], passes(MINUTE)],
  [[131048], pausedBy("spam")],
  [[368, 131031, 130497], pausedBy("policy")],
  [[131042], pausedBy("payment")],
  [[133010, 131045], pausedBy("unregistered")],
  [[132000, 132001, 132005, 132007, 132012, 132015, 132016, 132018, 132068, 132069, 131055, 134100], template],
  // A template that was just made, or not used for a week, is synchronised for ten minutes.
  [[134101], passes(10 * MINUTE)],
  [
    [0, 190, 10, 200],
    () => ({
      reason: "refused",
      trouble: { becomes: "refused", words: whatsAppWords.message("not-let-in") },
      again: { afterSeconds: MINUTE },
    }),
  ],
  [[1, 2, 131000, 131016, 131057, 133004], passes(MINUTE)],
];

/** What one of Meta's codes means, said at once or later. `words` say which variable does not fit, where it is about a template. */
export function readWhatsAppRefusal(code: number, words: string): Refusal {
  const what = CLASSES.find(([codes]) => codes.includes(code))?.[1];
  return { ...(what?.(String(code)) ?? { reason: "refused" }), why: `${String(code)}${words === "" ? "" : `: ${words}`}`.slice(0, 500) };
}
