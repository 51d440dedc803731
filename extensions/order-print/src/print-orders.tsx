import { render } from "preact";
import { useEffect, useState } from "preact/hooks";
import { findPrintable, type Kind, type Printable } from "./printable.ts";

/** Packing slips, or one pick list, of the orders that are chosen in Shopify's admin. */
export default function printOrders(): void {
  render(<PrintOrders />, document.body);
}

function PrintOrders() {
  const { translate } = shopify.i18n;
  const [kind, setKind] = useState<Kind>("slips");
  const [printable, setPrintable] = useState<Printable | null>(null);

  useEffect(() => {
    let overtaken = false;
    setPrintable(null);
    const orderGids = shopify.data.selected.map(({ id }) => id);
    void findPrintable({ kind, orderGids, idToken: shopify.auth.idToken, fetch }).then((found) => {
      if (!overtaken) setPrintable(found);
    });
    return () => {
      overtaken = true;
    };
  }, [kind]);

  const choose = (event: { currentTarget: { values?: string[] } }) =>
    setKind(event.currentTarget.values?.[0] === "picks" ? "picks" : "slips");
  return (
    <s-admin-print-action {...(printable?.outcome === "ready" && { src: printable.src })}>
      <s-stack gap="base">
        <s-choice-list label={translate("what")} values={[kind]} onChange={choose}>
          <s-choice value="slips">{translate("slips")}</s-choice>
          <s-choice value="picks">{translate("picks")}</s-choice>
        </s-choice-list>
        {printable === null && <s-text color="subdued">{translate("looking")}</s-text>}
        {printable !== null && printable.outcome !== "ready" && (
          <s-banner tone={["nothing", "too-many"].includes(printable.outcome) ? "info" : "warning"}>
            {translate(printable.outcome)}
          </s-banner>
        )}
      </s-stack>
    </s-admin-print-action>
  );
}
