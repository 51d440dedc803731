import { useEffect, useRef, useState } from "react";
import { useFetcher } from "@remix-run/react";
import { BlockStack, Button, Card, Text, TextField } from "@shopify/polaris";
import type { StationLine, StationParcel } from "./read-packing-station.server.ts";
import type { action as packAction } from "#app/routes/app.packing.pack.$parcelId.ts";
import { sound } from "./sound.ts";

/** Packing one parcel: scan each item, or tap it in. A wrong item is said in red, in words and by a buzz, and is not put in. */
export function PackTask({ parcel }: { parcel: StationParcel }) {
  const pack = useFetcher<typeof packAction>();
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
    <div className="wb-station">
      <Said answer={pack.data} counted={pack.state === "idle" ? `${packed} of ${wanted} items.` : ""} />
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
            <TextField
              label="Scan an item"
              helpText="Or type its SKU or barcode and press Enter"
              value={code}
              onChange={setCode}
              autoComplete="off"
              connectedRight={
                <Button submit variant="primary">
                  Check
                </Button>
              }
            />
          </div>
        </form>
      </Card>
      <ul className="wb-unstyled wb-station" aria-label="Items of this parcel">
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
    <li className={left === 0 ? "wb-task wb-task-done wb-item" : "wb-task wb-item"}>
      <span className="wb-task-count">{`${line.packed}/${line.quantity}`}</span>
      <BlockStack gap="100">
        <span className="wb-wrap wb-task-bin" dir="auto">
          {line.title}
        </span>
        <span className="wb-wrap wb-quiet">{[line.sku, line.barcode, line.bin && `Bin ${line.bin}`].filter(Boolean).join(" · ")}</span>
      </BlockStack>
      {left > 0 ? (
        <span className="wb-item-actions">
          <Button disabled={busy} onClick={() => onPut(line.sku, "1")} accessibilityLabel={`Put in 1 ${line.title}`}>
            Put in 1
          </Button>
          {left > 1 && (
            <Button disabled={busy} onClick={() => onPut(line.sku, "all")} accessibilityLabel={`All ${left} of ${line.title}`}>
              {`All ${left}`}
            </Button>
          )}
        </span>
      ) : (
        <Text as="span" fontWeight="semibold">
          Complete
        </Text>
      )}
    </li>
  );
}

type Answer = { outcome: string; message?: string; sku?: string };

function Said({ answer, counted }: { answer: Answer | undefined; counted: string }) {
  const wrong = answer !== undefined && answer.outcome !== "packed";
  const face = answer === undefined ? "waiting" : wrong ? "wrong" : "right";
  const words = wrong ? answer.message : `${answer ? `${answer.sku} is in.` : "Scan the first item."} ${counted}`;
  return (
    <div className={`wb-scan-said wb-scan-${face}`} role="status" aria-live="assertive">
      {wrong && <span aria-hidden="true">✕ </span>}
      {words}
    </div>
  );
}
