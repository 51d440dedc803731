import { useEffect, useState } from "react";
import { useFetcher } from "@remix-run/react";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { useWords } from "#app/ui/messages/reader-provider.tsx";
import { useText } from "#app/ui/messages/use-text.ts";
import { Stack } from "#app/ui/stack.tsx";
import { Span } from "#app/ui/text.tsx";
import { CantFindDialog } from "./cant-find-dialog.tsx";
import { packingStation } from "./messages.ts";
import type { StationLine, StationParcel } from "./read-packing-station.server.ts";
import { ScanField } from "./scan-field.tsx";
import { ScanStatus, sound } from "./scan-status.tsx";
import type { PackReply } from "./station-forms.ts";

/** Packing one parcel: scan each item, or tap it in. A wrong item is said in red, in words and by a buzz, and is not put in. */
export function PackTask({ parcel }: { parcel: StationParcel }) {
  const text = useText(packingStation);
  const pack = useFetcher<PackReply>();

  useEffect(() => {
    if (pack.data) sound(pack.data.ok ? "right" : "wrong");
  }, [pack.data]);

  const put = (sku: string, quantity: string) =>
    pack.submit({ sku, quantity }, { method: "post", action: `/app/packing/pack/${parcel.id}` });
  const [missing, setMissing] = useState<StationLine | null>(null);
  const wanted = parcel.lines.reduce((sum, line) => sum + line.quantity, 0);
  const packed = parcel.lines.reduce((sum, line) => sum + line.packed, 0);

  return (
    <div className="station">
      <Answer answer={pack.data} packed={packed} wanted={wanted} />
      <Card>
        <ScanField label={text("scan")} busy={pack.state !== "idle"} onScan={(code) => put(code, "1")} />
      </Card>
      <ul className="station station-tasks" aria-label={text("items-of-parcel")}>
        {parcel.lines.map((line, place) => (
          <Item key={`${line.sku} ${place}`} line={line} busy={pack.state !== "idle"} onPut={put} onMissing={() => setMissing(line)} />
        ))}
      </ul>
      {missing && (
        <CantFindDialog
          parcelIds={[parcel.id]}
          sku={missing.sku}
          title={missing.title}
          wanted={missing.quantity}
          found={missing.packed}
          onClose={() => setMissing(null)}
        />
      )}
    </div>
  );
}

type ItemProps = { line: StationLine; busy: boolean; onPut: (sku: string, quantity: string) => void; onMissing: () => void };

function Item({ line, busy, onPut, onMissing }: ItemProps) {
  const text = useText(packingStation);
  const left = line.quantity - line.packed;
  return (
    <li className={left === 0 ? "station-task station-task-done station-item" : "station-task station-item"}>
      <span className="station-count">{text("packed-beside-wanted", { packed: line.packed, wanted: line.quantity })}</span>
      <Stack gap="tight">
        <span className="station-words station-title" dir="auto">
          {line.title}
        </span>
        <span className="station-words station-details">
          {[line.sku, line.barcode, line.bin && text("bin", { bin: line.bin })].filter(Boolean).join(" · ")}
        </span>
        {line.properties !== null && (
          <span className="station-words station-properties" dir="auto">
            {line.properties}
          </span>
        )}
      </Stack>
      {left > 0 ? (
        <span className="station-item-actions">
          <Button disabled={busy} onClick={() => onPut(line.sku, "1")} says={text("put-in-one-of", { item: line.title })}>
            {text("put-in-one")}
          </Button>
          {left > 1 && (
            <Button disabled={busy} onClick={() => onPut(line.sku, "all")} says={text("put-in-all-of", { units: left, item: line.title })}>
              {text("put-in-all", { units: left })}
            </Button>
          )}
          <Button disabled={busy} onClick={onMissing} look="quiet" says={text("cant-find-item", { item: line.title })}>
            {text("cant-find")}
          </Button>
        </span>
      ) : (
        <Span strong>{text("complete")}</Span>
      )}
    </li>
  );
}

function Answer({ answer, packed, wanted }: { answer: PackReply | undefined; packed: number; wanted: number }) {
  const text = useText(packingStation);
  const words = useWords();
  if (answer?.ok === false) {
    return (
      <ScanStatus outcome="wrong" atOnce>
        {words(answer.fields?.sku ?? answer.fields?.quantity ?? answer.message)}
      </ScanStatus>
    );
  }
  const counted = packingStation.message("packed-of", { packed, count: wanted });
  return (
    <ScanStatus outcome={answer ? "right" : "waiting"} atOnce>
      {answer ? text("is-in", { sku: answer.sku, packed: counted }) : text("scan-first", { packed: counted })}
    </ScanStatus>
  );
}
