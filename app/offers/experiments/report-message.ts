import type { Message } from "#app/platform/messages/message.ts";
import type { IncrementReport } from "./increment-report.ts";
import { offersMeasured } from "./messages.ts";

/** A report in words, of all offers together or of one by name. Amounts are in the shop's currency. */
export function reportMessage(report: IncrementReport, currency: string, offer?: string): Message {
  if (report.outcome === "not-enough") {
    const count = roundedUp(report.needed);
    return offer === undefined
      ? offersMeasured.message("not-enough", { count })
      : offersMeasured.message("offer-not-enough", { offer, count });
  }

  const money = (minor: number) => ({ minor, currency });
  const { incremental, interval } = report;
  if (report.claim === "less") {
    const args = { lost: money(-incremental), least: money(-interval.to), most: money(-interval.from) };
    return offer === undefined ? offersMeasured.message("less", args) : offersMeasured.message("offer-less", { offer, ...args });
  }
  const args = { incremental: money(incremental), from: money(interval.from), to: money(interval.to) };
  return offer === undefined
    ? offersMeasured.message(report.claim, args)
    : offersMeasured.message(`offer-${report.claim}`, { offer, ...args });
}

/** To one digit, or two: it is a guess, and must not look like more. */
export function roundedUp(needed: number): number {
  const step = 10 ** Math.max(0, Math.floor(Math.log10(needed)) - 1);
  return Math.ceil(needed / step) * step;
}
