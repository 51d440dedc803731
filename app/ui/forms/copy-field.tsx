import { TextField } from "@shopify/polaris";
import { useId } from "react";
import { showToast } from "../app-bridge.ts";
import { Button } from "../button.tsx";
import { ui } from "../messages/messages.ts";
import { useText } from "../messages/use-text.ts";

/** `lines`: as many are seen of a longer text. */
type Props = { label: string; value: string; help?: string; lines?: number };

/** Something to be entered elsewhere: it is read and copied, and not changed. */
export function CopyField({ label, value, help, lines }: Props) {
  const text = useText(ui);
  const id = useId();
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(value);
      showToast(text("copied"));
    } catch {
      // A browser may keep the clipboard from a frame: then it is a press of a key away.
      const field = document.getElementById(id);
      if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) field.select();
      showToast(text("not-copied"), { failed: true });
    }
  };
  return (
    <TextField
      id={id}
      label={label}
      value={value}
      helpText={help}
      multiline={lines}
      readOnly
      selectTextOnFocus
      autoComplete="off"
      connectedRight={
        <Button says={text("copy-it", { what: label })} onClick={() => void copy()}>
          {text("copy")}
        </Button>
      }
    />
  );
}
