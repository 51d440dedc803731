import { useEffect } from "react";
import { useBlocker } from "@remix-run/react";
import { SaveBar } from "@shopify/app-bridge-react";
import { confirmLeaving } from "../app-bridge.ts";
import { ui } from "../messages/messages.ts";
import { useText } from "../messages/use-text.ts";

type Props = { id: string; dirty: boolean; saving: boolean; onSave: () => void; onDiscard: () => void };

/** The admin's save bar while something is unsaved. Leaving asks first, whether by the admin's menu or by a link of the page. At most one a page. */
export function FormSaveBar({ id, dirty, saving, onSave, onDiscard }: Props) {
  const text = useText(ui);
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      dirty && (currentLocation.pathname !== nextLocation.pathname || currentLocation.search !== nextLocation.search),
  );
  useEffect(() => {
    if (blocker.state !== "blocked") return;
    confirmLeaving().then(
      () => blocker.proceed(),
      () => blocker.reset(),
    );
  }, [blocker]);

  return (
    <SaveBar id={id} open={dirty} discardConfirmation>
      <button variant="primary" onClick={onSave} loading={saving ? "" : undefined}>
        {text("save")}
      </button>
      <button onClick={onDiscard}>{text("discard")}</button>
    </SaveBar>
  );
}
