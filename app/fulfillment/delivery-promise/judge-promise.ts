import { type Day, nthOpenDay, openDaysUntil, type OpenOn } from "./delivery-calendar.ts";

/** What came of a promise. By whom it was broken: the warehouse left late, the carrier was slow, or the order was planned later than when it was said. */
export type Verdict =
  | { verdict: "pending" }
  | { verdict: "kept"; deliveredOn: Day }
  | { verdict: "broken"; by: "warehouse" | "carrier" | "plan"; deliveredOn: Day | null };

/** A parcel of the order as it went. Days of leaving are its warehouse's, that of coming is its buyer's. */
export type JudgedParcel = {
  /** When it was to leave as the promise was said, and as it was planned last. */
  promisedOn: Day;
  plannedOn: Day | null;
  leftOn: Day | null;
  cameOn: Day | null;
  /** Its carrier lost it, or brought it back. */
  wentAstray: boolean;
  deliversOn: OpenOn;
};

/**
 * Whether a promise is kept: all of the order was there by the day. It is broken once something came later, went astray, or has not left when the day is
 * over. What has left and of which no arrival is known is neither: carriers do not report each.
 *
 * Who broke it is who made the difference: had the parcel left on the day that was promised and been as long on its way, it would have been there
 * (then it was not its carrier); and had it left on the day that was planned last (then it was its warehouse).
 */
export function judgePromise(date: Day, parcels: readonly JudgedParcel[], today: Day): Verdict {
  if (parcels.length === 0) return { verdict: "pending" };
  const came = parcels.map(({ cameOn }) => cameOn);
  const deliveredOn = came.includes(null) ? null : Math.max(...came.filter((day) => day !== null));
  const late = parcels.filter((parcel) => isLate(parcel, date, today)).sort((a, b) => latest(b) - latest(a));
  if (late[0]) return { verdict: "broken", by: whoBroke(late[0], date), deliveredOn };
  return deliveredOn === null ? { verdict: "pending" } : { verdict: "kept", deliveredOn };
}

function isLate({ cameOn, leftOn, wentAstray }: JudgedParcel, date: Day, today: Day): boolean {
  if (cameOn !== null) return cameOn > date;
  return today > date && (wentAstray || leftOn === null);
}

const latest = ({ cameOn }: JudgedParcel) => cameOn ?? Infinity;

function whoBroke({ promisedOn, plannedOn, leftOn, cameOn, wentAstray, deliversOn }: JudgedParcel, date: Day) {
  if (leftOn === null) return plannedOn !== null && plannedOn > Math.max(date, promisedOn) ? "plan" : "warehouse";
  if (cameOn === null) return wentAstray ? "carrier" : "warehouse";
  const onItsWay = openDaysUntil(leftOn, cameOn, deliversOn);
  const wouldBeLate = (left: Day) => (nthOpenDay(left, onItsWay, deliversOn) ?? Infinity) > date;
  if (leftOn <= promisedOn || wouldBeLate(promisedOn)) return "carrier";
  return plannedOn !== null && plannedOn > promisedOn && wouldBeLate(Math.min(plannedOn, leftOn)) ? "plan" : "warehouse";
}
