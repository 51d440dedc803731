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
        <s-grid gridTemplateColumns="auto 1fr" gap="base" alignItems="center">
          <s-product-thumbnail {...(item.imageUrl !== null && { src: item.imageUrl })} alt={item.title} />
          <s-stack gap="none">
            <s-text type="strong">
              {item.quantity > 1 ? translate("several", { quantity: item.quantity, title: item.title }) : item.title}
            </s-text>
            <s-stack direction="inline" gap="small-200">
              <s-text>{price}</s-text>
              {item.price < item.fullPrice && <s-text type="redundant">{money(item.fullPrice)}</s-text>}
              {item.price < item.fullPrice && (
                <s-text tone="success">{translate("saving", { amount: money(item.fullPrice - item.price) })}</s-text>
              )}
            </s-stack>
            {item.why !== null && <s-text color="subdued">{item.why}</s-text>}
          </s-stack>
        </s-grid>
        <s-checkbox label={translate("add", { price })} checked={taken} disabled={change === "running"} onChange={onToggle} />
        {change === "failed" && <s-text tone="critical">{translate(taken ? "not_removed" : "not_added")}</s-text>}
        <Arrival date={arrives} words="arrives" />
      </s-stack>
    </s-section>
  );
}

/** By when it is there, unless the merchant hides it. A calendar day has no zone: it is written as it stands. */
export function Arrival({ date, words }: { date: string | null; words: "arrives" | "order_arrives" }) {
  const { translate, formatDate } = shopify.i18n;
  const settings = useSyncValue(shopify.settings);
  if (date === null || settings["hide_promise"] === true) return null;
  return (
    <s-text color="subdued">
      {translate(words, { date: formatDate(new Date(`${date}T12:00:00Z`), { dateStyle: "full", timeZone: "UTC" }) })}
    </s-text>
  );
}
