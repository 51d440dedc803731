import type { Money } from "#app/platform/money.ts";
import { formatMoney } from "#app/platform/money.ts";
import { useShopFacts } from "./shop-facts.tsx";

/** An amount in its own currency, the merchant's way; an em dash when there is none. */
export function MoneyText({ money }: { money: Money | null }) {
  const { locale } = useShopFacts();
  if (money === null) return <span>—</span>;
  return <span className="wb-figure">{formatMoney({ ...money, minor: Math.round(money.minor) }, locale)}</span>;
}
