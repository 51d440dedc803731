import { roundedUp } from "#app/offers/experiments/report-message.ts";
import type { RecoveryReport } from "#app/recovery/attribution/recovery-report.ts";
import { useText } from "#app/ui/messages/use-text.ts";
import { useShopFacts } from "#app/ui/shop-facts.tsx";
import { recoveryReport } from "./messages.ts";

/** Both ends of an interval of amounts in the shop's currency. */
export function useMoneyRange(): (interval: { from: number; to: number }) => string {
  const text = useText(recoveryReport);
  const { currency } = useShopFacts();
  return ({ from, to }) => text("range", { from: { minor: from, currency }, to: { minor: to, currency } });
}

/** A report in a sentence. */
export function useVerdict(): (report: RecoveryReport) => string {
  const text = useText(recoveryReport);
  const { currency } = useShopFacts();
  const money = (minor: number) => ({ minor, currency });
  return (report) => {
    if (report.outcome === "not-enough") return text("not-enough", { count: roundedUp(report.needed) });
    const { incremental, interval } = report.spend;
    if (report.claim === "less")
      return text("less", { lost: money(-incremental), least: money(-interval.to), most: money(-interval.from) });
    return text(report.claim, { incremental: money(incremental), from: money(interval.from), to: money(interval.to) });
  };
}
