import { useEffect, useRef, useState } from "react";
import { Button } from "#app/ui/button.tsx";
import { TextInput } from "#app/ui/forms/text-input.tsx";
import { useText } from "#app/ui/messages/use-text.ts";
import { packingStation } from "./messages.ts";

/** Where a scanner types: it is ready for the next code as soon as the last one is answered. */
export function ScanField({ label, busy, onScan }: { label: string; busy: boolean; onScan: (code: string) => void }) {
  const text = useText(packingStation);
  const [code, setCode] = useState("");
  // A scanner is faster than an answer: what it read meanwhile waits its turn.
  const [waiting, setWaiting] = useState<readonly string[]>([]);
  const field = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!busy) field.current?.querySelector("input")?.focus({ preventScroll: true });
  }, [busy]);
  useEffect(() => {
    const [next, ...rest] = waiting;
    if (busy || next === undefined) return;
    setWaiting(rest);
    onScan(next);
    // `onScan` is made anew with each look: what waits and whether it may go decide alone.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [busy, waiting]);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (code.trim() === "") return;
        setWaiting((now) => [...now, code.trim()]);
        setCode("");
      }}
    >
      <div ref={field}>
        <TextInput
          label={label}
          help={text("scan-help")}
          value={code}
          onChange={setCode}
          action={
            <Button submit look="primary">
              {text("check")}
            </Button>
          }
        />
      </div>
    </form>
  );
}
