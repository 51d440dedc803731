import { TextField } from "@shopify/polaris";
import { currencySign } from "#app/platform/money.ts";
import { useShopFacts } from "../shop-facts.tsx";
import type { InputProps } from "./text-input.tsx";

/** An amount in the shop's currency, marked as the reader marks it, as it is typed: see typed-amount.ts. */
export function MoneyInput({ help, ...input }: InputProps) {
  const { currency, locale } = useShopFacts();
  const { sign, side } = currencySign(currency, locale);
  const marked = side === "before" ? { prefix: sign } : { suffix: sign };
  return <TextField {...input} {...marked} helpText={help} inputMode="decimal" autoComplete="off" />;
}
