import { areEverOpenTogether, dailyHours, type Week } from "./week.ts";

/** By what law and custom bind the hours: a text is an SMS or a WhatsApp message. */
export const BOUND_MEDIA = ["text", "call"] as const;
export type BoundMedium = (typeof BOUND_MEDIA)[number];

/** When a country lets marketing leave at most, on its own clocks (sending-law). */
export type LawfulWeeks = { country: string } & Record<BoundMedium, Week>;

const TIME = /^\d\d:\d\d$/;

/**
 * The countries to which nothing could ever leave, were it sent between a merchant's hours alone: by text, and by call. Mail is bound by no
 * such law. What is no time of the day yet shuts nobody out.
 */
export function shutOut({ opens, closes }: { opens: string; closes: string }, laws: readonly LawfulWeeks[]): Record<BoundMedium, string[]> {
  if (!TIME.test(opens) || !TIME.test(closes)) return { text: [], call: [] };
  const wanted = dailyHours(opens, closes);
  const shut = (medium: BoundMedium) => laws.filter((law) => !areEverOpenTogether(law[medium], wanted)).map(({ country }) => country);
  return { text: shut("text"), call: shut("call") };
}
