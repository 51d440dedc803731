import { formatMoney, type Money } from "../money.ts";
import type { Format } from "./args-of.ts";
import { isMessage, type Message } from "./message.ts";

type Options = {
  /** BCP 47, for Intl. */
  locale: string;
  /** IANA name, in which instants are shown. */
  timeZone: string;
  words: (message: Message) => string;
};

/** Marks that turn the direction of all that follows: in what somebody outside wrote they would turn our own words and figures around. */
const DIRECTIONS = /[\u202a-\u202e\u2066-\u2069]/g;

const DAY: Intl.DateTimeFormatOptions = { day: "numeric", month: "short" };
const TIME: Intl.DateTimeFormatOptions = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
const moments = {
  date: { ...DAY, year: "numeric" },
  day: DAY,
  weekday: { ...DAY, weekday: "short" },
  dateTime: { ...DAY, year: "numeric", ...TIME },
  dayTime: { ...DAY, ...TIME },
  time: TIME,
} satisfies Partial<Record<Format, Intl.DateTimeFormatOptions>>;

/**
 * Writes what fills a gap the way its reader does. Stored args are older than the code that shows them: what does not fit its
 * format is shown as it is, and nothing as a dash.
 */
export function argFormatter({ locale, timeZone, words }: Options): (value: unknown, format?: string) => string {
  const inZone = remember((zone: string) => remember((style: keyof typeof moments) => dateTimeFormat(style, zone)));
  const dateTimeFormat = (style: keyof typeof moments, zone: string) =>
    new Intl.DateTimeFormat(locale, { ...moments[style], timeZone: zone });
  const number = remember(
    (style: "decimal" | "percent") => new Intl.NumberFormat(locale, { style, ...(style === "percent" && { maximumFractionDigits: 1 }) }),
  );
  const lists = remember((type: "conjunction") => new Intl.ListFormat(locale, { type }));
  const names = remember((type: "region" | "language") => new Intl.DisplayNames(locale, { type }));

  const moment = (iso: string, style: keyof typeof moments): string => {
    if (/^\d{2}:\d{2}/.test(iso)) return inZone("UTC")(style).format(new Date(`1970-01-01T${iso.slice(0, 5)}Z`));
    return inZone(/^\d{4}-\d{2}-\d{2}$/.test(iso) ? "UTC" : timeZone)(style).format(new Date(iso));
  };
  const plain = (value: unknown): string => {
    if (typeof value === "string") return value.replaceAll(DIRECTIONS, "");
    if (typeof value === "number") return number("decimal").format(value);
    if (isMessage(value)) return words(value);
    if (isMoney(value)) return formatMoney(value, locale);
    if (Array.isArray(value)) return lists("conjunction").format(value.map(plain));
    return "–";
  };
  const formatted = (value: unknown, format: string | undefined): string => {
    if (format === "percent" && typeof value === "number") return number("percent").format(value);
    if (format === "country" && typeof value === "string") return names("region").of(value.toUpperCase()) ?? value;
    if (format === "language" && typeof value === "string") return names("language").of(value) ?? value;
    if (format === "message" && Array.isArray(value)) return value.map(plain).join(" ");
    if (format !== undefined && isMomentStyle(format) && typeof value === "string") return moment(value, format);
    return plain(value);
  };

  return (value, format) => {
    try {
      return formatted(value, format);
    } catch (error) {
      // Intl refuses a date, zone, currency, country or language that is none.
      if (!(error instanceof RangeError)) throw error;
      return typeof value === "string" ? value : "–";
    }
  };
}

function isMomentStyle(format: string): format is keyof typeof moments {
  return Object.hasOwn(moments, format);
}

function isMoney(value: unknown): value is Money {
  if (typeof value !== "object" || value === null || !("minor" in value) || !("currency" in value)) return false;
  return typeof value.minor === "number" && typeof value.currency === "string";
}

/** Intl's formatters are dear to make and cheap to use. */
function remember<Key, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const made = new Map<Key, Value>();
  return (key) => {
    const value = made.get(key) ?? make(key);
    made.set(key, value);
    return value;
  };
}
