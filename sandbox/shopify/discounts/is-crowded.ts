import type { DiscountRecord, DiscountTerms } from "./discount-record.ts";

const MOST_AT_ONCE = 25;

type Period = Pick<DiscountTerms, "startsAt" | "endsAt">;

const isOn = ({ startsAt, endsAt }: Period, at: number) => startsAt <= at && (endsAt === null || endsAt > at);

/** Whether there is a moment at which, with one more in that period, more automatic discounts would be active than a shop may have. */
export function isCrowded(discounts: Iterable<DiscountRecord>, period: Period, own: DiscountRecord | null): boolean {
  const others = [...discounts].filter((one) => one.__typename === "DiscountAutomaticNode" && one !== own).map(({ terms }) => terms);
  // The most are active when one more begins.
  const moments = [period.startsAt, ...others.map(({ startsAt }) => startsAt).filter((at) => isOn(period, at))];
  return moments.some((at) => others.filter((one) => isOn(one, at)).length >= MOST_AT_ONCE);
}
