import { useState } from "react";
import { Button } from "@shopify/polaris";
import { appBridge } from "./app-bridge.ts";

type Props = {
  /** Of the app itself. */
  path: string;
  /** What the file is called on the merchant's machine. */
  filename: string;
  /** What it is, at the start of a sentence: "Packing slip". */
  thing: string;
  accessibilityLabel?: string;
  large?: boolean;
};

/** Fetches a file of the app and saves it: the fetch carries the merchant's session, a plain link would not. */
export function DownloadButton({ path, filename, thing, accessibilityLabel, large = false }: Props) {
  const [busy, setBusy] = useState(false);

  async function download() {
    setBusy(true);
    try {
      const answer = await fetch(path);
      if (!answer.ok) throw new Error(`${path} answered ${answer.status}`);
      const url = URL.createObjectURL(await answer.blob());
      Object.assign(document.createElement("a"), { href: url, download: filename }).click();
      setTimeout(() => URL.revokeObjectURL(url), 60_000);
      appBridge()?.toast.show(`${thing} downloaded`);
    } catch {
      appBridge()?.toast.show(`Couldn't get the ${thing.toLowerCase()}. Try again.`, { isError: true });
    } finally {
      setBusy(false);
    }
  }

  return (
    <Button onClick={() => void download()} loading={busy} size={large ? "large" : "medium"} accessibilityLabel={accessibilityLabel}>
      {thing}
    </Button>
  );
}
