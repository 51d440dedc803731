import { SaveBar } from "@shopify/app-bridge-react";

/** The admin's save bar while something is unsaved: leaving asks first. */
export function SaveBarFor(props: { id: string; dirty: boolean; saving: boolean; onSave: () => void; onDiscard: () => void }) {
  return (
    <SaveBar id={props.id} open={props.dirty} discardConfirmation>
      <button variant="primary" onClick={props.onSave} loading={props.saving ? "" : undefined}>
        Save
      </button>
      <button onClick={props.onDiscard}>Discard</button>
    </SaveBar>
  );
}
