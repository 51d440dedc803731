import { currencySign } from "#app/platform/money.ts";

/** A BCP 47 tag as Intl writes it; undefined of what is none. Shopify and Meta write some with an underscore. */
export function languageTag(said: string | null | undefined): string | undefined {
  try {
    return said ? Intl.getCanonicalLocales(said.replaceAll("_", "-"))[0] : undefined;
  } catch {
    return undefined;
  }
}

const baseOf = (tag: string): string => tag.split("-")[0]?.toLowerCase() ?? "";

/**
 * Which of the languages that something is written in a buyer gets: their own (`de-CH`), else what it is a kind of (`de`), else another kind of
 * it (`de-AT`); else what it falls back to, English, or the first by alphabet. Undefined where it is written in none.
 */
export function chooseLanguage(written: readonly string[], buyers: string | null, fallback: string | undefined): string | undefined {
  const sorted = written.toSorted();
  const find = (wanted: string | undefined) => {
    const tag = languageTag(wanted);
    if (tag === undefined) return undefined;
    const exact = sorted.find((one) => languageTag(one) === tag);
    const plain = sorted.find((one) => languageTag(one)?.toLowerCase() === baseOf(tag));
    return exact ?? plain ?? sorted.find((one) => baseOf(languageTag(one) ?? "") === baseOf(tag));
  };
  return find(buyers ?? undefined) ?? find(fallback) ?? find("en") ?? sorted[0];
}

/** How money and dates are written in a text of this language: as the buyer's own country does where it is the buyer's language. */
export function writtenAs(language: string, buyers: string | null): string {
  const [tag, own] = [languageTag(language) ?? "en", languageTag(buyers)];
  return own !== undefined && baseOf(own) === baseOf(tag) ? own : tag;
}

/**
 * How money of a currency is written in a text, so that nobody where the buyer lives takes it for another: to a Canadian an American dollar is US$,
 * whatever English their browser asks for.
 */
export function moneyWrittenAs(tag: string, country: string | null, currency: string): string {
  if (country === null || !/^[A-Z]{2}$/.test(country)) return tag;
  const { language, script } = new Intl.Locale(tag);
  const there = new Intl.Locale(language, { region: country, ...(script !== undefined && { script }) }).toString();
  return currencySign(currency, there).sign.length > currencySign(currency, tag).sign.length ? there : tag;
}

/** Whether it is written from right to left. */
export const isRightToLeft = (language: string): boolean =>
  ["ar", "arc", "ckb", "dv", "fa", "he", "ku", "ps", "sd", "ug", "ur", "yi"].includes(baseOf(language));
