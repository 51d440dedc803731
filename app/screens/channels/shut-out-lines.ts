import { type LawfulWeeks, shutOut } from "#app/messaging/timing/shut-out.ts";
import type { Message } from "#app/platform/messages/message.ts";
import { channelsScreen } from "./messages.ts";

/** What could never leave, and for whom, if it left between these hours alone: a line for each kind of it. */
export function shutOutLines(hours: { opens: string; closes: string }, laws: readonly LawfulWeeks[]): Message[] {
  const { text, call } = shutOut(hours, laws);
  const line = (key: "shut-out-both" | "shut-out-text" | "shut-out-call", codes: readonly string[]) =>
    codes.length === 0
      ? []
      : [channelsScreen.message(key, { countries: codes.map((code) => channelsScreen.message("one-country", { code })) })];
  return [
    ...line(
      "shut-out-both",
      text.filter((country) => call.includes(country)),
    ),
    ...line(
      "shut-out-text",
      text.filter((country) => !call.includes(country)),
    ),
    ...line(
      "shut-out-call",
      call.filter((country) => !text.includes(country)),
    ),
  ];
}
