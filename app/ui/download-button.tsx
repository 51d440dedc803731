import { useState } from "react";
import { showToast } from "./app-bridge.ts";
import { Button } from "./button.tsx";
import { ui } from "./messages/messages.ts";
import { useText } from "./messages/use-text.ts";

type Props = {
  /** Of the app itself. */
  path: string;
  /** What the file is called on the merchant's machine. */
  filename: string;
  /** What it is: "Packing slip". */
  thing: string;
  /** What it is about, for somebody who does not see the rest. */
  says?: string;
  large?: boolean;
};

/** Fetches a file of the app and saves it: the fetch carries the merchant's session, a plain link would not. */
export function DownloadButton({ path, filename, thing, says, large = false }: Props) {
  const text = useText(ui);
  const [busy, setBusy] = useState(false);

  async function download() {
    setBusy(true);
    try {
      const answer = await fetch(path);
      if (!answer.ok) throw new Error(`${path} answered ${answer.status}`);
      const url = URL.createObjectURL(await answer.blob());
      Object.assign(document.createElement("a"), { href: url, download: filename }).click();
      setTimeout(() => URL.revokeObjectURL(url), 60_000);
      showToast(text("downloaded"));
    } catch {
      showToast(text("not-downloaded"), { failed: true });
    } finally {
      setBusy(false);
    }
  }

  return (
    <Button onClick={() => void download()} busy={busy} large={large} says={says}>
      {thing}
    </Button>
  );
}
