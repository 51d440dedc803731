import type { PricedItem } from "./find-price.ts";

type Props = {
  item: PricedItem;
  /** The key of the words for more than one of it. */
  several: string;
  translate: (key: string, replacements?: Record<string, string | number>) => string;
  /** Writes an amount as the buyer reads it. */
  money: (amount: number) => string;
};

/** What is offered, what it costs, what is saved and why it is offered. */
export function ItemRow({ item, several, translate, money }: Props) {
  return (
    <s-grid gridTemplateColumns="auto 1fr" gap="base" alignItems="center">
      <s-product-thumbnail {...(item.imageUrl !== null && { src: item.imageUrl })} alt={item.title} />
      <s-stack gap="none">
        <s-text type="strong">{item.quantity > 1 ? translate(several, { quantity: item.quantity, title: item.title }) : item.title}</s-text>
        <s-stack direction="inline" gap="small-200">
          <s-text>{money(item.price)}</s-text>
          {item.price < item.fullPrice && <s-text type="redundant">{money(item.fullPrice)}</s-text>}
          {item.price < item.fullPrice && (
            <s-text tone="success">{translate("saving", { amount: money(item.fullPrice - item.price) })}</s-text>
          )}
        </s-stack>
        {item.why !== null && <s-text color="subdued">{item.why}</s-text>}
      </s-stack>
    </s-grid>
  );
}
