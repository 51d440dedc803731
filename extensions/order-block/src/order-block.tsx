import { render } from "preact";
import { AdminBlock } from "../../admin-block/src/admin-block.tsx";
import { blockView, type BlockView } from "./block-view.ts";
import { Parcel } from "./parcel.tsx";
import { readOrderBlock } from "./read-order-block.ts";

/** Where an order's parcels are, on Shopify's own order page. */
export default function orderBlock(): void {
  render(<OrderBlock />, document.body);
}

const ask = () => readOrderBlock({ gid: shopify.data.selected[0]?.id, idToken: shopify.auth.idToken, fetch });

function OrderBlock() {
  const { translate } = shopify.i18n;
  return (
    <AdminBlock
      heading={translate("name")}
      translate={translate}
      ask={ask}
      show={(block) => {
        const view = blockView(block, translate, formatDay);
        return { summary: view.summary, content: <Content view={view} /> };
      }}
    />
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
