import "@shopify/ui-extensions/preact";
import { render } from "preact";
import { useCallback, useEffect, useState } from "preact/hooks";
import { blockView, type BlockView } from "./block-view.ts";
import { Parcel } from "./parcel.tsx";
import { readOrderBlock, type Reading } from "./read-order-block.ts";

/** Where an order's parcels are, on Shopify's own order page. */
export default function orderBlock(): void {
  render(<OrderBlock />, document.body);
}

function OrderBlock() {
  const { translate } = shopify.i18n;
  const [reading, setReading] = useState<Reading | null>(null);

  const read = useCallback(() => {
    setReading(null);
    void readOrderBlock({ orderGid: shopify.data.selected[0]?.id, idToken: shopify.auth.idToken, fetch }).then(setReading);
  }, []);
  useEffect(read, [read]);

  if (reading === null) {
    return (
      <s-admin-block heading={translate("name")} collapsedSummary={translate("loading")}>
        <s-spinner accessibilityLabel={translate("loading")} />
      </s-admin-block>
    );
  }
  if (reading.outcome !== "read") {
    return (
      <s-admin-block heading={translate("name")} collapsedSummary={translate("error.heading")}>
        <s-banner tone="warning" heading={translate("error.heading")}>
          <s-paragraph>{translate(reading.outcome === "signed-out" ? "error.signed-out" : "error.text")}</s-paragraph>
          <s-button slot="secondary-actions" onClick={read}>
            {translate("error.retry")}
          </s-button>
        </s-banner>
      </s-admin-block>
    );
  }
  const view = blockView(reading.block, translate, formatDay);
  return (
    <s-admin-block heading={translate("name")} collapsedSummary={view.summary}>
      <Content view={view} />
    </s-admin-block>
  );
}

function Content({ view }: { view: BlockView }) {
  const { translate } = shopify.i18n;
  return (
    <s-stack gap="base">
      {view.troubles.length > 0 && (
        <s-banner tone="critical" heading={translate("troubles")}>
          {view.troubles.map((words) => (
            <s-paragraph key={words}>{words}</s-paragraph>
          ))}
        </s-banner>
      )}
      {view.empty !== null && <s-paragraph>{view.empty}</s-paragraph>}
      {view.parcels.map((parcel) => (
        <Parcel key={parcel.id} parcel={parcel} />
      ))}
      {view.href !== null && <s-link href={view.href}>{translate("open")}</s-link>}
    </s-stack>
  );
}

/** A calendar day has no zone: it is written as it stands. */
function formatDay(isoDate: string): string {
  return shopify.i18n.formatDate(new Date(`${isoDate}T12:00:00Z`), { dateStyle: "medium", timeZone: "UTC" });
}
