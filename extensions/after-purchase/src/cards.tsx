import type { PricedItem } from "../../offer-client/src/find-price.ts";
import { ItemRow } from "../../offer-client/src/item-row.tsx";
import type { OrderView, Translate } from "./order-view.ts";
import type { PageAfterPurchase } from "./page-after-purchase.ts";

/** Where the parcels are, when they arrive, and the way to order the same again. */
export function OrderCard({ view: { arrives, parcels, reorderUrl }, translate }: { view: OrderView; translate: Translate }) {
  return (
    <s-section heading={translate("order")}>
      <s-stack gap="base">
        {arrives !== null && <s-text type="strong">{arrives}</s-text>}
        {parcels.map(({ title, badge, items, tracking }) => (
          <s-stack key={title} gap="small-200">
            <s-stack direction="inline" gap="small-200" alignItems="center">
              <s-text type="strong">{title}</s-text>
              {badge !== null && <s-badge tone={badge.tone}>{badge.words}</s-badge>}
            </s-stack>
            {items.map((words) => (
              <s-text key={words} color="subdued">
                {words}
              </s-text>
            ))}
            {tracking.map(({ words, url }) =>
              url === null ? (
                <s-text key={words}>{words}</s-text>
              ) : (
                <s-link key={words} href={url} target="_blank">
                  {words}
                </s-link>
              ),
            )}
          </s-stack>
        ))}
        {reorderUrl !== null && <s-link href={reorderUrl}>{translate("reorder")}</s-link>}
      </s-stack>
    </s-section>
  );
}

type Offer = { heading: string; item: PricedItem; i18n: PageAfterPurchase["i18n"]; href: string; onTake: () => void };

/** What is offered, what it costs and what is saved. Its button opens a checkout of its own: the order that was placed stays as it is. */
export function OfferCard({ heading, item, i18n: { translate, formatCurrency }, href, onTake }: Offer) {
  const money = (amount: number) => formatCurrency(amount, { currency: item.currency });
  return (
    <s-section heading={heading || translate("heading")}>
      <s-stack gap="small">
        <ItemRow item={item} several="item" translate={translate} money={money} />
        <s-button href={href} onClick={onTake}>
          {translate("buy")}
        </s-button>
      </s-stack>
    </s-section>
  );
}
