import { useEffect, useRef, useState } from "react";
import { useFetcher } from "@remix-run/react";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { TextInput } from "#app/ui/forms/text-input.tsx";
import { useWords } from "#app/ui/messages/reader-provider.tsx";
import { Stack } from "#app/ui/stack.tsx";
import { Span } from "#app/ui/text.tsx";
import type { PackReply } from "./station-replies.ts";
import type { StationLine, StationParcel } from "./read-packing-station.server.ts";
import { ScanStatus } from "./scan-status.tsx";
import { sound } from "./sound.ts";

/** Packing one parcel: scan each item, or tap it in. A wrong item is said in red, in words and by a buzz, and is not put in. */
export function PackTask({ parcel }: { parcel: StationParcel }) {
  const pack = useFetcher<PackReply>();
  const [code, setCode] = useState("");
  const field = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (pack.data) sound(pack.data.outcome === "packed" ? "right" : "wrong");
  }, [pack.data]);
  useEffect(() => {
    if (pack.state === "idle") field.current?.querySelector("input")?.focus({ preventScroll: true });
  }, [pack.state]);

  const put = (sku: string, quantity: string) =>
    pack.submit({ sku, quantity }, { method: "post", action: `/app/packing/pack/${parcel.id}` });
  const wanted = parcel.lines.reduce((sum, line) => sum + line.quantity, 0);
  const packed = parcel.lines.reduce((sum, line) => sum + line.packed, 0);

  return (
    <div className="station">
      <Answer answer={pack.data} counted={pack.state === "idle" ? `${packed} of ${wanted} items.` : ""} />
      <Card>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (code.trim() === "") return;
            put(code.trim(), "1");
            setCode("");
          }}
        >
          <div ref={field}>
            <TextInput
              label="Scan an item"
              help="Or type its SKU or barcode and press Enter"
              value={code}
              onChange={setCode}
              action={
                <Button submit look="primary">
                  Check
                </Button>
              }
            />
          </div>
        </form>
      </Card>
      <ul className="station station-tasks" aria-label="Items of this parcel">
        {parcel.lines.map((line) => (
          <Item key={line.sku} line={line} busy={pack.state !== "idle"} onPut={put} />
        ))}
      </ul>
    </div>
  );
}

function Item({ line, busy, onPut }: { line: StationLine; busy: boolean; onPut: (sku: string, quantity: string) => void }) {
  const left = line.quantity - line.packed;
  return (
    <li className={left === 0 ? "station-task station-task-done station-item" : "station-task station-item"}>
      <span className="station-count">{`${line.packed}/${line.quantity}`}</span>
      <Stack gap="tight">
        <span className="station-words station-title" dir="auto">
          {line.title}
        </span>
        <span className="station-words station-details">
          {[line.sku, line.barcode, line.bin && `Bin ${line.bin}`].filter(Boolean).join(" · ")}
        </span>
      </Stack>
      {left > 0 ? (
        <span className="station-item-actions">
          <Button disabled={busy} onClick={() => onPut(line.sku, "1")} says={`Put in 1 ${line.title}`}>
            Put in 1
          </Button>
          {left > 1 && (
            <Button disabled={busy} onClick={() => onPut(line.sku, "all")} says={`All ${left} of ${line.title}`}>
              {`All ${left}`}
            </Button>
          )}
        </span>
      ) : (
        <Span strong>Complete</Span>
      )}
    </li>
  );
}

function Answer({ answer, counted }: { answer: PackReply | undefined; counted: string }) {
  const words = useWords();
  if (answer === undefined || answer.outcome === "packed") {
    return (
      <ScanStatus outcome={answer ? "right" : "waiting"} atOnce>
        {`${answer ? `${answer.sku} is in.` : "Scan the first item."} ${counted}`}
      </ScanStatus>
    );
  }
  return (
    <ScanStatus outcome="wrong" atOnce>
      {words(answer.message)}
    </ScanStatus>
  );
}
