import type { ComponentChildren } from "preact";
import { useCallback, useEffect, useState } from "preact/hooks";
import type { Reading } from "./ask-block.ts";
import type { Translate } from "./translate.ts";

type Props<Block> = {
  heading: string;
  translate: Translate;
  /** Asks the app; the same function at each drawing. */
  ask: () => Promise<Reading<Block>>;
  /** What the block says while it is folded, and shows when it isn't. */
  show: (block: Block) => { summary: string; content: ComponentChildren };
};

/** A block of Shopify's admin that shows what the app answers: while it is asked, when it can't be, and when it has answered. */
export function AdminBlock<Block>({ heading, translate, ask, show }: Props<Block>) {
  const [reading, setReading] = useState<Reading<Block> | null>(null);

  const read = useCallback(() => {
    setReading(null);
    void ask().then(setReading);
  }, [ask]);
  useEffect(read, [read]);

  if (reading === null) {
    return (
      <s-admin-block heading={heading} collapsedSummary={translate("loading")}>
        <s-spinner accessibilityLabel={translate("loading")} />
      </s-admin-block>
    );
  }
  if (reading.outcome !== "read") {
    return (
      <s-admin-block heading={heading} collapsedSummary={translate("error.heading")}>
        <s-banner tone="warning" heading={translate("error.heading")}>
          <s-paragraph>{translate(reading.outcome === "signed-out" ? "error.signed-out" : "error.text")}</s-paragraph>
          <s-button slot="secondary-actions" onClick={read}>
            {translate("error.retry")}
          </s-button>
        </s-banner>
      </s-admin-block>
    );
  }
  const { summary, content } = show(reading.block);
  return (
    <s-admin-block heading={heading} collapsedSummary={summary}>
      {content}
    </s-admin-block>
  );
}
