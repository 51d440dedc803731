import { Temporal } from "temporal-polyfill";

const offsets = new Map<string, number>();

/** `2010-12-01 08:26:00` on a London clock as milliseconds since 1970. Throws RangeError for a day that never was. */
export function londonTime(text: string): number {
  const hour = text.slice(0, 13);
  let offset = offsets.get(hour);
  if (offset === undefined) {
    const local = Temporal.PlainDateTime.from(`${text.slice(0, 10)}T${text.slice(11, 13)}:00`, { overflow: "reject" });
    offset = local.toZonedDateTime("Europe/London").epochMilliseconds;
    offsets.set(hour, offset);
  }
  return offset + Number(text.slice(14, 16)) * 60_000 + Number(text.slice(17, 19) || 0) * 1000;
}
