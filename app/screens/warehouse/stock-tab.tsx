import { useEffect, useState } from "react";
import { useFetcher, useSubmit } from "@remix-run/react";
import { useReplyToast } from "#app/ui/app-bridge.ts";
import { Banner } from "#app/ui/banner.tsx";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { FormSaveBar } from "#app/ui/forms/form-save-bar.tsx";
import { Row, Stack } from "#app/ui/stack.tsx";
import { Paragraph } from "#app/ui/text.tsx";
import { useUrlParams } from "#app/ui/use-url-params.ts";
import { CsvCard } from "./csv-card.tsx";
import type { StockPage } from "./read-stock-page.server.ts";
import { StockFilter } from "./stock-filter.tsx";
import { StockTable } from "./stock-table.tsx";
import type { WarehouseReply } from "./warehouse-reply.ts";

/** What lies in a warehouse, SKU by SKU, and where Shopify shows another number. A built-in warehouse's counts are edited here. */
export function StockTab({ stock, counted }: { stock: StockPage; counted: boolean }) {
  const { params, change } = useUrlParams();
  const submit = useSubmit();
  const save = useFetcher<WarehouseReply>();
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  useReplyToast(save.data);
  useEffect(() => {
    if (save.data?.ok) setTyped({});
  }, [save.data]);

  const changed = Object.entries(typed).filter(([sku, count]) => stock.rows.some((row) => row.sku === sku && String(row.onHand) !== count));
  const wrong = changed.filter(([, count]) => !/^\d{1,9}$/.test(count)).map(([sku]) => sku);

  function saveCounts() {
    if (wrong.length > 0) return;
    const counts = changed.map(([sku, onHand]) => ({ sku, onHand: Number(onHand) }));
    save.submit({ intent: "count", counts: JSON.stringify(counts) }, { method: "post" });
  }

  return (
    <Stack>
      {save.data?.ok === false && (
        <Banner tone="critical" title="Couldn't save the counts">
          {save.data.message}
        </Banner>
      )}
      <Card gap="large">
        <StockFilter />
        {stock.rows.length > 0 ? (
          <StockTable
            rows={stock.rows}
            counts={counted ? { typed, wrong, onType: (sku, count) => setTyped((now) => ({ ...now, [sku]: count })) } : null}
          />
        ) : (
          <Paragraph muted>
            {params.get("q") || params.get("drifted") ? "No SKU like that." : "No stock yet. Count your shelves, or paste a list below."}
          </Paragraph>
        )}
        <Row place="spread">
          <Row>
            <Button disabled={!params.has("after")} onClick={() => change({ after: null })}>
              First page
            </Button>
            <Button disabled={stock.next === null} onClick={() => change({ after: stock.next })}>
              Next page
            </Button>
          </Row>
          {!counted && <Button onClick={() => submit({ intent: "refresh" }, { method: "post" })}>Read the stock now</Button>}
        </Row>
      </Card>
      {counted && <CsvCard />}
      <FormSaveBar
        id="stock-counts"
        dirty={changed.length > 0}
        saving={save.state !== "idle"}
        onSave={saveCounts}
        onDiscard={() => setTyped({})}
      />
    </Stack>
  );
}
