import { useState } from "preact/hooks";
import type { BlockCart, CheckoutAnswer } from "../../../app/contracts/checkout-block.ts";
import { renderAdminAction } from "../../admin-block/src/admin-action.tsx";
import type { Answer } from "../../admin-block/src/ask-app.ts";
import { type CheckoutCommand, commandCheckout, readCheckout } from "../../checkout-block/src/read-checkout.ts";

const asking = () => ({ gid: shopify.data.selected[0]?.id, idToken: shopify.auth.idToken, fetch });

/** Starts a journey for a cart that was left, stops what runs for it, and makes a link back to it, on Shopify's own page of the abandoned checkout. */
export default function checkoutAction(): void {
  const { translate } = shopify.i18n;
  renderAdminAction({
    heading: "heading",
    translate,
    ask: () => readCheckout(asking()),
    close: shopify.close,
    show: ({ cart }, again) => (cart === null ? <s-paragraph>{translate("unheard")}</s-paragraph> : <Commands cart={cart} again={again} />),
  });
}

function Commands({ cart, again }: { cart: BlockCart; again: () => Promise<void> }) {
  const { translate } = shopify.i18n;
  const [busy, setBusy] = useState<CheckoutCommand["intent"] | null>(null);
  const [done, setDone] = useState<Answer<CheckoutAnswer> | null>(null);
  const [chosen, choose] = useState(cart.journeys[0]?.id ?? "");
  const running = cart.runs.filter(({ isGoingOn }) => isGoingOn);

  async function command(what: CheckoutCommand) {
    setBusy(what.intent);
    setDone(await commandCheckout(asking(), what));
    if (what.intent !== "link") await again();
    setBusy(null);
  }

  return (
    <s-stack gap="large">
      <Done done={done} />
      <s-text>{cart.standing}</s-text>
      <s-section heading={translate("start.heading")}>
        {cart.journeys.length === 0 ? (
          <s-paragraph>{translate("start.none")}</s-paragraph>
        ) : (
          <s-stack gap="small-200">
            <s-select label={translate("start.which")} value={chosen} onChange={({ currentTarget }) => choose(currentTarget.value)}>
              {cart.journeys.map(({ id, name }) => (
                <s-option key={id} value={id}>
                  {name}
                </s-option>
              ))}
            </s-select>
            <s-text color="subdued">{translate(cart.isHeldOut ? "start.held_out" : "start.help")}</s-text>
            <s-stack direction="inline">
              <s-button
                loading={busy === "start"}
                disabled={busy !== null || chosen === ""}
                onClick={() => void command({ intent: "start", journeyId: chosen })}
              >
                {translate("start.do")}
              </s-button>
            </s-stack>
          </s-stack>
        )}
      </s-section>
      {running.length > 0 && (
        <s-section heading={translate("stop.heading")}>
          <s-stack gap="small-200">
            <s-text>{translate("stop.what", { journeys: running.map(({ journey }) => journey).join(", ") })}</s-text>
            <s-stack direction="inline">
              <s-button tone="critical" loading={busy === "stop"} disabled={busy !== null} onClick={() => void command({ intent: "stop" })}>
                {translate("stop.do")}
              </s-button>
            </s-stack>
          </s-stack>
        </s-section>
      )}
      <s-section heading={translate("link.heading")}>
        {cart.noLink !== null ? (
          <s-paragraph>{cart.noLink}</s-paragraph>
        ) : (
          <s-stack gap="small-200">
            {linkOf(done) !== null && <s-text-field label={translate("link.label")} value={linkOf(done) ?? ""} readOnly />}
            <s-stack direction="inline">
              <s-button loading={busy === "link"} disabled={busy !== null} onClick={() => void command({ intent: "link" })}>
                {translate("link.do")}
              </s-button>
            </s-stack>
          </s-stack>
        )}
      </s-section>
    </s-stack>
  );
}

const linkOf = (done: Answer<CheckoutAnswer> | null) => (done?.outcome === "read" ? (done.block.link ?? null) : null);

function Done({ done }: { done: Answer<CheckoutAnswer> | null }) {
  if (done === null) return null;
  const { translate } = shopify.i18n;
  if (done.outcome !== "read") return <s-banner tone="warning" heading={translate("not_done")} />;
  return (
    <s-banner tone={done.block.ok ? "success" : "warning"}>
      <s-paragraph>{done.block.message}</s-paragraph>
    </s-banner>
  );
}
