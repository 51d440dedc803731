import { formatDay } from "../../offer-client/src/format-day.ts";
import { ItemRow } from "../../offer-client/src/item-row.tsx";
import { useSyncValue } from "../../offer-client/src/use-sync-value.ts";
import type { FoundOffer } from "./look-for-offer.ts";

/** Those with a heading of their own. */
const KINDS = ["volume", "bogo", "gift"];

type Props = { offer: FoundOffer; arrives: string | null; taken: boolean; change: "none" | "running" | "failed"; onToggle: () => void };

/** What is offered, what it costs and what is saved; a tick takes it, and it is never ticked beforehand. */
export function OfferCard({ offer: { kind, heading, item }, arrives, taken, change, onToggle }: Props) {
  const { translate, formatCurrency } = shopify.i18n;
  const settings = useSyncValue(shopify.settings);
  const money = (amount: number) => formatCurrency(amount, { currency: item.currency });
  const price = money(item.price);
  const own = settings["heading"];

  return (
    <s-section heading={heading || (typeof own === "string" && own) || translate(KINDS.includes(kind) ? `heading_of.${kind}` : "heading")}>
      <s-stack gap="small">
        <ItemRow item={item} several="several" translate={translate} money={money} />
        <s-checkbox label={translate("add", { price })} checked={taken} disabled={change === "running"} onChange={onToggle} />
        {change === "failed" && <s-text tone="critical">{translate(taken ? "not_removed" : "not_added")}</s-text>}
        <Arrival date={arrives} words="arrives" />
      </s-stack>
    </s-section>
  );
}

/** By when it is there, unless the merchant hides it. */
export function Arrival({ date, words }: { date: string | null; words: "arrives" | "order_arrives" }) {
  const { i18n } = shopify;
  const language = useSyncValue(shopify.localization.language).isoCode;
  const country = useSyncValue(shopify.localization.country)?.isoCode;
  const settings = useSyncValue(shopify.settings);
  if (date === null || settings["hide_promise"] === true) return null;
  return <s-text color="subdued">{i18n.translate(words, { date: formatDay(i18n.translate, { language, country }, date) })}</s-text>;
}
