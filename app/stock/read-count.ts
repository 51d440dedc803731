/** Of one SKU in one place. */
export const MOST_UNITS = 999_999_999;

/**
 * A count of whole units as spreadsheets write it: `12`, `12,0`, `1 234`, `1.234`, `1,234.00`; null for anything else. A part of a unit is no
 * count, so three digits after a mark are thousands; only `1.000` may be one or a thousand, and is not guessed.
 */
export function readCount(typed: string): number | null {
  const text = typed.replaceAll(/[\s\u00A0\u202F'’]/gu, "");
  if (text.length > 20) return null;
  if (/^\d+$/.test(text)) return within(Number(text));
  if (/^\d+[.,]0{1,2}$/.test(text)) return within(Number(text.split(/[.,]/)[0]));
  if (/^\d{1,3}[.,]000$/.test(text)) return null;
  // India and its neighbours group by two above the thousand.
  if (/^\d{1,2}(?:,\d{2})+,\d{3}$/.test(text)) return within(Number(text.replaceAll(",", "")));
  const [, grouped] = /^(\d{1,3}(?:\.\d{3})+)(?:,0{1,2})?$/.exec(text) ?? /^(\d{1,3}(?:,\d{3})+)(?:\.0{1,2})?$/.exec(text) ?? [];
  return grouped === undefined ? null : within(Number(grouped.replaceAll(/[.,]/g, "")));
}

const within = (units: number) => (units <= MOST_UNITS ? units : null);
