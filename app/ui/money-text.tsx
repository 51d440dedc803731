import type { Money } from "#app/platform/money.ts";
import { ui } from "./messages/messages.ts";
import { useText } from "./messages/use-text.ts";
import { useShopFacts } from "./shop-facts.tsx";

/** An amount in its own currency, the merchant's way; an em dash when there is none. */
export function MoneyText({ money }: { money: Money | null }) {
  const { inWords } = useMoney();
  return <span className="wb-figure">{inWords(money)}</span>;
}

/** Amounts in words, for sentences and charts: `shown(minor)` of the shop's currency, `inWords(money)` of any. */
export function useMoney() {
  const text = useText(ui);
  const { currency } = useShopFacts();
  // What was computed may be finer than what can be paid.
  const inWords = (money: Money | null) => (money === null ? "—" : text("money", { value: { ...money, minor: Math.round(money.minor) } }));
  return { inWords, shown: (minor: number | null) => inWords(minor === null ? null : { minor, currency }) };
}
