import { render, type ComponentChildren } from "preact";
import { useCallback, useEffect, useState } from "preact/hooks";
import type { Reading } from "./ask-block.ts";
import type { Translate } from "./translate.ts";

type Action<Shown> = {
  /** The key of its heading. */
  heading: string;
  translate: Translate;
  /** Asks the app. */
  ask: () => Promise<Reading<Shown>>;
  /** Closes the window. */
  close: () => void;
  /** What the window shows of the answer; `again` asks anew, and shows what stands meanwhile. */
  show: (shown: Shown, again: () => Promise<void>) => ComponentChildren;
};

/** Draws an action of Shopify's admin that shows what the app answers: while it is asked, when it can't be, and when it has answered. */
export function renderAdminAction<Shown>(action: Action<Shown>): void {
  render(<AdminAction {...action} />, document.body);
}

function AdminAction<Shown>({ heading, translate, ask, close, show }: Action<Shown>) {
  const [reading, setReading] = useState<Reading<Shown> | null>(null);
  const again = useCallback(async () => setReading(await ask()), [ask]);
  useEffect(() => void again(), [again]);

  return (
    <s-admin-action heading={translate(heading)} loading={reading === null}>
      {reading === null && <s-spinner accessibilityLabel={translate("loading")} />}
      {reading !== null && reading.outcome !== "read" && (
        <s-banner tone="warning" heading={translate("error.heading")}>
          <s-paragraph>{translate(reading.outcome === "signed-out" ? "error.signed-out" : "error.text")}</s-paragraph>
          <s-button slot="secondary-actions" onClick={() => void again()}>
            {translate("error.retry")}
          </s-button>
        </s-banner>
      )}
      {reading?.outcome === "read" && show(reading.block, again)}
      <s-button slot="secondary-actions" onClick={close}>
        {translate("close")}
      </s-button>
    </s-admin-action>
  );
}
