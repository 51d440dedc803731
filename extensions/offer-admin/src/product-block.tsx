import { render } from "preact";
import { AdminBlock } from "../../admin-block/src/admin-block.tsx";
import { offerView, type BlockView, type Formats } from "./offer-view.ts";
import { readOfferBlock } from "./read-offer-block.ts";

/** What is offered with a product and how it does, on Shopify's own product page. */
export default function productBlock(): void {
  render(<ProductBlock />, document.body);
}

const ask = () => readOfferBlock({ gid: shopify.data.selected[0]?.id, idToken: shopify.auth.idToken, fetch });

function ProductBlock() {
  const { translate } = shopify.i18n;
  return (
    <AdminBlock
      heading={translate("heading")}
      translate={translate}
      ask={ask}
      show={(block) => {
        const view = offerView(block, translate, formats());
        return { summary: view.summary, content: <Offers view={view} /> };
      }}
    />
  );
}

function Offers({ view: { summary, since, offers, href } }: { view: BlockView }) {
  const { translate } = shopify.i18n;
  return (
    <s-stack gap="base">
      {offers.length === 0 && <s-paragraph>{summary}</s-paragraph>}
      {offers.map((offer) => (
        <s-section key={offer.id}>
          <s-stack gap="small-200">
            <s-stack direction="inline" gap="small-200" alignItems="center">
              <s-link href={offer.href}>{offer.name}</s-link>
              {offer.badge !== null && <s-badge tone={offer.badge.tone}>{offer.badge.words}</s-badge>}
            </s-stack>
            {offer.blockedBecause !== null && <s-text tone="caution">{offer.blockedBecause}</s-text>}
            {offer.placements !== null && <s-text color="subdued">{offer.placements}</s-text>}
            {offer.items !== null && <s-text>{offer.items}</s-text>}
            <s-text>{offer.figures}</s-text>
          </s-stack>
        </s-section>
      ))}
      {offers.length > 0 && <s-text color="subdued">{since}</s-text>}
      <s-link href={href}>{translate("open")}</s-link>
    </s-stack>
  );
}

function formats(): Formats {
  const { formatNumber, formatCurrency, formatDate } = shopify.i18n;
  return {
    number: (value) => formatNumber(value),
    percent: (value) => formatNumber(value, { style: "percent", maximumFractionDigits: 1 }),
    money: (minorUnits, currency) => {
      const digits = new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2;
      return formatCurrency(minorUnits / 10 ** digits, { currency });
    },
    // A calendar day has no zone: it is written as it stands.
    day: (isoDate) => formatDate(new Date(`${isoDate}T12:00:00Z`), { dateStyle: "medium", timeZone: "UTC" }),
  };
}
