import type { Message } from "#app/platform/messages/message.ts";
import { parts } from "./messages.ts";

/** A delivery promise as a screen shows it: ISO dates on the calendar of the place it goes to. */
export type PromiseShown = { date: string; verdict: string; brokenBy: string | null; deliveredOn: string | null };

/** What a merchant is told of a delivery promise: until it is judged its date, then whether it was kept, and who broke it. */
export function promiseOf({ date, verdict, brokenBy, deliveredOn }: PromiseShown): {
  message: Message;
  tone: "success" | "critical" | undefined;
} {
  if (verdict === "kept") return { message: parts.message("promise-kept", { day: deliveredOn ?? date }), tone: "success" };
  if (verdict !== "broken") return { message: parts.message("promised-by", { day: date }), tone: undefined };
  const broken = { day: date };
  switch (brokenBy) {
    case "warehouse":
      return { message: parts.message("broken-by-warehouse", broken), tone: "critical" };
    case "carrier":
      return { message: parts.message("broken-by-carrier", broken), tone: "critical" };
    default:
      return { message: parts.message("broken-by-plan", broken), tone: "critical" };
  }
}
