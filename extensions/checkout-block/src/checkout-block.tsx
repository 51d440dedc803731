import { renderAdminBlock } from "../../admin-block/src/admin-block.tsx";
import { checkoutView, type CheckoutView } from "./checkout-view.ts";
import { readCheckout } from "./read-checkout.ts";

/** What Waybill does with a cart that was left, on Shopify's own page of the abandoned checkout. */
export default function checkoutBlock(): void {
  const { translate } = shopify.i18n;
  renderAdminBlock({
    heading: "heading",
    translate,
    ask: () => readCheckout({ gid: shopify.data.selected[0]?.id, idToken: shopify.auth.idToken, fetch }),
    show: (block) => {
      const view = checkoutView(block, translate);
      return { summary: view.summary, content: <Cart view={view} /> };
    },
  });
}

function Cart({ view: { badge, standing, runs, ended, messages, href } }: { view: CheckoutView }) {
  const { translate } = shopify.i18n;
  return (
    <s-stack gap="base">
      <s-stack direction="inline" gap="small-200" alignItems="center">
        {badge !== null && <s-badge tone={badge.tone}>{badge.words}</s-badge>}
        <s-text>{standing}</s-text>
      </s-stack>
      {runs.map((run) => (
        <s-stack key={run.id} gap="small-400">
          <s-text type="strong">{run.title}</s-text>
          {run.lines.map((line) => (
            <s-text key={line} color="subdued">
              {line}
            </s-text>
          ))}
        </s-stack>
      ))}
      {ended !== null && <s-text color="subdued">{ended}</s-text>}
      {messages.length > 0 && (
        <s-section heading={translate("messages")}>
          <s-stack gap="small-200">
            {messages.map(({ id, what, badge: stage, why, at }) => (
              <s-stack key={id} gap="small-400">
                <s-stack direction="inline" gap="small-200" alignItems="center">
                  <s-text>{what}</s-text>
                  <s-badge tone={stage.tone}>{stage.words}</s-badge>
                </s-stack>
                {why !== null && <s-text>{why}</s-text>}
                <s-text color="subdued">{at}</s-text>
              </s-stack>
            ))}
          </s-stack>
        </s-section>
      )}
      {href !== null && (
        <s-stack direction="inline" gap="base" alignItems="center">
          <s-button onClick={() => shopify.navigation.navigate("extension://checkout-action")}>{translate("do")}</s-button>
          <s-link href={href}>{translate("open")}</s-link>
        </s-stack>
      )}
    </s-stack>
  );
}
