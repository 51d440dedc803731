import { z } from "zod";
import { klaviyo } from "../messages.ts";
import { type Asked, condition, type ConditionReader } from "./asked.ts";

const Property = z.object({
  property: z.string(),
  filter: z.object({
    type: z.string().optional(),
    operator: z.string(),
    value: z.union([z.string(), z.array(z.string())]).transform((value) => (typeof value === "string" ? [value] : value)),
  }),
});

/** The customer's country, language and Shopify tags. Other properties Klaviyo knows alone. */
export const readProperty: ConditionReader = (said) => {
  const parsed = Property.safeParse(said).data;
  if (!parsed) return undefined;
  const { operator, value } = parsed.filter;
  const name = propertyName(parsed.property);
  if (name === "shopify tags" || name === "tags") return readTags(parsed.filter);
  if (!["equals", "in", "not-equals", "not-in"].includes(operator) || parsed.filter.type === "list") return undefined;
  const isNot = operator.startsWith("not");
  if (["location.country", "country"].includes(name)) {
    const countries = value.map(countryCode);
    if (countries.length === 0 || countries.length > 250 || countries.includes(undefined)) return undefined;
    return ofCountries(
      countries.flatMap((code) => code ?? []),
      isNot,
    );
  }
  if (name === "locale" || name === "language") {
    const languages = value.map((one) => one.trim().toLowerCase().replaceAll("_", "-"));
    const isOne = (language: string) => /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/.test(language);
    return languages.length > 0 && languages.length <= 50 && languages.every(isOne)
      ? condition("language", { languages }, [], isNot)
      : undefined;
  }
  return undefined;
};

const ofCountries = (countries: string[], isNot: boolean): Asked =>
  condition("country", { countries }, isNot ? [klaviyo.message("condition-country")] : [], isNot);

function readTags({ type, operator, value }: z.infer<typeof Property>["filter"]): Asked | undefined {
  const tags = value.map((tag) => tag.trim()).filter((tag) => tag !== "" && tag.length <= 255);
  if (type !== "list" || tags.length !== 1) return undefined;
  if (operator === "contains") return condition("customer-tagged", { tags });
  return operator === "not-contains" ? condition("customer-not-tagged", { tags }) : undefined;
}

/** `properties['Shopify Tags']`, `location['country']` and `$country`, plainly. */
function propertyName(said: string): string {
  const [, parent = "", child = ""] = /^(\w+)\[['"]([^'"\]]+)['"]\]$/.exec(said.trim()) ?? [];
  const name = parent === "" ? said.trim() : parent === "properties" ? child : `${parent}.${child}`;
  return name.replace(/^\$/, "").toLowerCase();
}

/** Klaviyo keeps countries by their English names, and some accounts by their codes. */
function countryCode(said: string): string | undefined {
  const name = said.trim().toLowerCase();
  if (/^[a-z]{2}$/.test(name)) return countryNames().has(name.toUpperCase()) ? name.toUpperCase() : undefined;
  return [...countryNames()].find(([, known]) => known === name)?.[0] ?? OTHER_NAMES[name];
}

const OTHER_NAMES: Readonly<Record<string, string>> = {
  usa: "US",
  "united states of america": "US",
  "great britain": "GB",
  "czech republic": "CZ",
};

let names: ReadonlyMap<string, string> | undefined;

/** English names by code, of all that Intl knows a name of. */
function countryNames(): ReadonlyMap<string, string> {
  if (names) return names;
  const english = new Intl.DisplayNames("en", { type: "region", fallback: "none" });
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ".split("");
  // Of a country that has been given another code (`DD`, `SU`) that one counts.
  const isCode = (code: string) => new Intl.Locale(`und-${code}`).region === code && !["EU", "EZ", "UN", "XA", "XB", "ZZ"].includes(code);
  const codes = letters.flatMap((one) => letters.map((other) => one + other)).filter(isCode);
  names = new Map(codes.flatMap((code) => [[code, english.of(code)?.toLowerCase() ?? ""] as const]).filter(([, name]) => name !== ""));
  return names;
}

const Consent = z.object({
  consent: z.object({
    channel: z.string(),
    can_receive_marketing: z.boolean(),
    consent_status: z.object({ subscription: z.string(), filters: z.unknown().optional() }),
  }),
});

/** Whether somebody can be written to by a channel. What Klaviyo asks of how and when they agreed nobody knows here. */
export const readConsent: ConditionReader = (said) => {
  const consent = Consent.safeParse(said).data?.consent;
  if (!consent || (consent.channel !== "email" && consent.channel !== "sms")) return undefined;
  const { channel, can_receive_marketing: isReachable, consent_status: status } = consent;
  if (status.filters !== null && status.filters !== undefined) return undefined;
  if (status.subscription !== "any" && !(isReachable && status.subscription === "subscribed")) return undefined;
  return condition("reachable-by", { channel, isReachable }, status.subscription === "any" ? [klaviyo.message("condition-consent")] : []);
};

const EUROPEAN_UNION = "AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE".split(" ");
const Region = z.object({ region: z.enum(["european_union", "united_states"]), in_region: z.boolean() });

export const readRegion: ConditionReader = (said) => {
  const parsed = Region.safeParse(said).data;
  return parsed && ofCountries(parsed.region === "united_states" ? ["US"] : EUROPEAN_UNION, !parsed.in_region);
};

const Sample = z.object({ percentage: z.int().min(0).max(100) });

export const readSample: ConditionReader = (said) => {
  const parsed = Sample.safeParse(said).data;
  return parsed && { is: "sample", percent: parsed.percentage, notes: [klaviyo.message("test-divided")] };
};

/** Who was in the flow already is let in again or not by what its journey says of coming again (map-reentry). */
export const readGroup: ConditionReader = () => ({ is: "always", notes: [klaviyo.message("condition-built-in-flow")] });
