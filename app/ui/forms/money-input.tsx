import { TextField } from "@shopify/polaris";
import { currencySign, minorDigits, parseMoney, toDecimal } from "#app/platform/money.ts";
import { useShopFacts } from "../shop-facts.tsx";
import type { InputProps } from "./text-input.tsx";

/** An amount in the shop's currency, marked as the reader marks it, as it is typed: see readAmount and writeAmount. */
export function MoneyInput({ help, ...input }: InputProps) {
  const { currency, locale } = useShopFacts();
  const { sign, side } = currencySign(currency, locale);
  const marked = side === "before" ? { prefix: sign } : { suffix: sign };
  return <TextField {...input} {...marked} helpText={help} inputMode="decimal" autoComplete="off" />;
}

/** An amount as a merchant types it ("3.20", "3,2", "3"), in minor units; null when it is none, or finer than the currency. */
export function readAmount(typed: string, currency: string): number | null {
  const decimal = typed.trim().replace(",", ".");
  const digits = minorDigits(currency);
  if (!new RegExp(`^\\d{1,9}${digits > 0 ? `(\\.\\d{0,${digits}})?` : ""}$`).test(decimal)) return null;
  return parseMoney(decimal, currency).minor;
}

/** The amount as it stands in a field to be edited. */
export function writeAmount(minor: number, currency: string): string {
  return toDecimal({ minor: Math.round(minor), currency });
}
