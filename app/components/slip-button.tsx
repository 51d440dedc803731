import { useState } from "react";
import { Button } from "@shopify/polaris";
import { appBridge } from "./app-bridge.ts";

/** Fetches a parcel's packing slip (the fetch carries the session, a plain link would not) and opens it to be printed. */
export function SlipButton({ parcelId, reference, large = false }: { parcelId: string; reference: string; large?: boolean }) {
  const [busy, setBusy] = useState(false);

  async function open() {
    setBusy(true);
    try {
      const answer = await fetch(`/app/bench/slip/${parcelId}.pdf`);
      if (!answer.ok) throw new Error(`The slip answered ${answer.status}`);
      const url = URL.createObjectURL(await answer.blob());
      const link = Object.assign(document.createElement("a"), { href: url, download: `${reference}.pdf` });
      link.click();
      setTimeout(() => URL.revokeObjectURL(url), 60_000);
      appBridge()?.toast.show("Packing slip downloaded");
    } catch {
      appBridge()?.toast.show("Couldn't make the packing slip. Try again.", { isError: true });
    } finally {
      setBusy(false);
    }
  }

  return (
    <Button onClick={() => void open()} loading={busy} size={large ? "large" : "medium"}>
      Packing slip
    </Button>
  );
}
