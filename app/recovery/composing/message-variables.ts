import { formatMoney } from "#app/platform/money.ts";
import { webLink } from "#app/platform/outside-text.ts";
import { COUNTED } from "./counted-visit.ts";
import { firstNameOf, messageWords, nameOf } from "./buyers-words.ts";
import { isRightToLeft, moneyWrittenAs, writtenAs } from "./choose-language.ts";

/** Of a longer cart the first lines are shown, and how many there are more. */
const SHOWN = 10;

/** A line that can be had. Money is minor units of the currency in which its buyer is told of it. */
export type ShownLine = {
  title: string;
  variantTitle: string | null;
  quantity: number;
  unitPrice: number;
  imageUrl: string | null;
};

/** A product that goes with what a message is about. */
export type ShownProduct = {
  title: string;
  /** Minor units of the currency of the lines; null where nobody knows it in that. */
  unitPrice: number | null;
  imageUrl: string | null;
  /** Its page, after the shop's address. */
  path: string;
};

/** All that a message can speak of. What is null is not known, or there is none. */
export type MessageFacts = {
  /** Of the text; and the buyer's own. */
  language: string;
  buyersLanguage: string | null;
  /** IANA: on which clock times are told; the clock is named where it isn't known to be the buyer's own. */
  zone: { name: string; isBuyers: boolean };
  name: string | null;
  shop: { name: string; domain: string };
  lines: readonly ShownLine[];
  /** Whether they are all that was left, as many of each, at the prices of then. */
  isAsLeft: boolean;
  /** The best first. */
  products: readonly ShownProduct[];
  currency: string;
  /** Whether its buyer saw these prices. Else they are the shop's own, and are written so that nobody where the buyer lives takes them for others. */
  arePricesBuyers: boolean;
  /** ISO 3166: where the buyer lives, as far as it is known. */
  country: string | null;
  link: string;
  code: { code: string; goodUntil: Date; kind: "percentage" | "amount" | "free-shipping"; value: number; currency: string } | null;
  /** ISO date by which it would be there, ordered now. */
  arrives: string | null;
  order: {
    name: string;
    trackingUrl: string | null;
    trackingNumber: string | null;
    carrier: string | null;
    expected: string | null;
  } | null;
  /** What the channel puts the address in place of by which they leave. */
  unsubscribe: string;
};

/**
 * What a template is given (docs/recovery-messages.md): everything ready to be shown, money and dates as the buyer's own language writes them. It
 * holds nothing of Shopify's numbers, and no address of the buyer's.
 */
export function messageVariables(facts: MessageFacts) {
  const { language, buyersLanguage, lines, currency, order, code } = facts;
  const written = writtenAs(language, buyersLanguage);
  const priced = facts.arePricesBuyers ? written : moneyWrittenAs(written, facts.country, currency);
  const money = (minor: number) => formatMoney({ minor, currency }, priced);
  const total = lines.reduce((sum, { unitPrice, quantity }) => sum + unitPrice * quantity, 0);
  const items = lines.slice(0, SHOWN).map((line) => ({
    title: messageWords(line.title, 200) ?? "",
    variant: messageWords(line.variantTitle === "Default Title" ? null : line.variantTitle, 200),
    quantity: line.quantity,
    price: money(line.unitPrice),
    total: money(line.unitPrice * line.quantity),
    image: pictureAt(line.imageUrl),
  }));
  return {
    language,
    direction: isRightToLeft(language) ? "rtl" : "ltr",
    buyer: { name: nameOf(facts.name), first_name: firstNameOf(facts.name) },
    shop: { name: messageWords(facts.shop.name, 200) ?? facts.shop.domain, url: `https://${facts.shop.domain}/` },
    cart: {
      items,
      count: lines.reduce((sum, { quantity }) => sum + quantity, 0),
      more: Math.max(0, lines.length - SHOWN),
      as_left: facts.isAsLeft,
      total: lines.length > 0 ? money(total) : null,
    },
    products: facts.products.map(({ title, unitPrice, imageUrl, path }) => ({
      title: messageWords(title, 200) ?? "",
      price: unitPrice === null ? null : money(unitPrice),
      image: pictureAt(imageUrl),
      url: `https://${facts.shop.domain}/${path}&${COUNTED}`,
    })),
    link: facts.link,
    // For the button of a WhatsApp template, whose address Meta has but for its end.
    link_token: facts.link.split("/").at(-1) ?? "",
    code: code?.code ?? null,
    code_value: code && valueOf(code, written, facts),
    code_is_free_shipping: code?.kind === "free-shipping",
    code_until: code && momentIn(code.goodUntil, written, facts.zone),
    arrives: dayIn(facts.arrives, written),
    order: order && {
      name: messageWords(order.name, 100),
      tracking_url: webLink(order.trackingUrl),
      tracking_number: messageWords(order.trackingNumber, 100),
      carrier: messageWords(order.carrier, 100),
      expected: dayIn(order.expected, written),
    },
    unsubscribe: facts.unsubscribe,
  };
}

export type MessageVariables = ReturnType<typeof messageVariables>;

/**
 * What a code takes off. An amount is the shop's money, whatever currency its buyer pays in: Shopify converts it at checkout, at a rate that it tells
 * nobody. Beside prices in another currency it is named by its currency's code, so that nobody takes it for one of these.
 */
function valueOf(
  { kind, value, currency }: NonNullable<MessageFacts["code"]>,
  written: string,
  { country, lines, currency: ofPrices }: Pick<MessageFacts, "country" | "lines" | "currency">,
): string | null {
  if (kind === "percentage") return new Intl.NumberFormat(written, { style: "percent", maximumFractionDigits: 2 }).format(value / 100);
  if (kind !== "amount") return null;
  const amount = { minor: value, currency };
  return lines.length > 0 && ofPrices !== currency
    ? formatMoney(amount, written, "code")
    : formatMoney(amount, moneyWrittenAs(written, country, currency));
}

/** Wednesday, 2 December, 14:00. */
function momentIn(at: Date, written: string, { name, isBuyers }: MessageFacts["zone"]): string {
  const format: Intl.DateTimeFormatOptions = { weekday: "long", day: "numeric", month: "long", hour: "2-digit", minute: "2-digit" };
  return new Intl.DateTimeFormat(written, { ...format, timeZone: name, ...(!isBuyers && { timeZoneName: "short" }) }).format(at);
}

/** Wednesday, 2 December. */
function dayIn(date: string | null, written: string): string | null {
  const at = date === null ? Number.NaN : Date.parse(`${date.slice(0, 10)}T12:00:00Z`);
  if (Number.isNaN(at)) return null;
  return new Intl.DateTimeFormat(written, { weekday: "long", day: "numeric", month: "long", timeZone: "UTC" }).format(at);
}

/** Shopify makes its pictures as small as a mail needs them. */
function pictureAt(address: string | null): string | null {
  const link = webLink(address);
  if (link === null) return null;
  const url = new URL(link);
  if (url.hostname === "cdn.shopify.com") url.searchParams.set("width", "240");
  return url.toString();
}
