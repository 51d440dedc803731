import { useEffect, useState } from "react";
import { Form, useFetcher, useSearchParams, useSubmit } from "@remix-run/react";
import { Badge, Banner, BlockStack, Button, Card, Checkbox, InlineStack, Text, TextField } from "@shopify/polaris";
import type { StockPage, StockRow } from "./read-stock-page.server.ts";
import { FormSaveBar } from "#app/ui/form-save-bar.tsx";
import { useReplyToast } from "#app/ui/use-reply-toast.ts";
import { CsvCard } from "./csv-card.tsx";
import type { WarehouseReply } from "./warehouse-reply.ts";

/** What lies in a warehouse, SKU by SKU, and where Shopify shows another number. A built-in warehouse's counts are edited here. */
export function StockTab({ stock, counted }: { stock: StockPage; counted: boolean }) {
  const [params, setParams] = useSearchParams();
  const submit = useSubmit();
  const save = useFetcher<WarehouseReply>();
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  useReplyToast(save.data);
  useEffect(() => {
    if (save.data?.ok) setTyped({});
  }, [save.data]);

  const changed = Object.entries(typed).filter(([sku, count]) => stock.rows.some((row) => row.sku === sku && String(row.onHand) !== count));
  const wrong = changed.filter(([, count]) => !/^\d{1,9}$/.test(count)).map(([sku]) => sku);
  const go = (changes: Record<string, string | null>) =>
    setParams((now) => {
      const next = new URLSearchParams(now);
      for (const [key, value] of Object.entries(changes))
        if (value) next.set(key, value);
        else next.delete(key);
      return next;
    });

  return (
    <BlockStack gap="400">
      {save.data?.ok === false && (
        <Banner tone="critical" title="Couldn't save the counts">
          <p>{save.data.message}</p>
        </Banner>
      )}
      <Card>
        <BlockStack gap="400">
          <Form
            onSubmit={(event) => {
              event.preventDefault();
              const q = new FormData(event.currentTarget).get("q");
              go({ q: typeof q === "string" ? q : null, after: null });
            }}
          >
            <InlineStack gap="400" blockAlign="center">
              <SearchField inUrl={params.get("q") ?? ""} />
              <Checkbox
                label="Only what differs in Shopify"
                checked={params.get("drifted") === "1"}
                onChange={(on) => go({ drifted: on ? "1" : null, after: null })}
              />
            </InlineStack>
          </Form>
          {stock.rows.length === 0 && (
            <Text as="p" tone="subdued">
              {params.get("q") || params.get("drifted") ? "No SKU like that." : "No stock yet. Count your shelves, or paste a list below."}
            </Text>
          )}
          {stock.rows.length > 0 && (
            <div className="wb-scroll">
              <table className="wb-table wb-cards">
                <thead>
                  <tr>
                    <th scope="col">Item</th>
                    <th scope="col">Bin</th>
                    <th scope="col">On hand</th>
                    <th scope="col">In parcels</th>
                    <th scope="col">Sellable</th>
                    <th scope="col">In Shopify</th>
                  </tr>
                </thead>
                <tbody>
                  {stock.rows.map((row) => (
                    <Row
                      key={row.sku}
                      row={row}
                      counted={counted}
                      typed={typed[row.sku] ?? String(row.onHand)}
                      wrong={wrong.includes(row.sku)}
                      onType={(count) => setTyped((now) => ({ ...now, [row.sku]: count }))}
                    />
                  ))}
                </tbody>
              </table>
            </div>
          )}
          <InlineStack gap="200" align="space-between">
            <InlineStack gap="200">
              <Button disabled={!params.has("after")} onClick={() => go({ after: null })}>
                First page
              </Button>
              <Button disabled={stock.next === null} onClick={() => go({ after: stock.next })}>
                Next page
              </Button>
            </InlineStack>
            {!counted && <Button onClick={() => submit({ intent: "refresh" }, { method: "post" })}>Read the stock now</Button>}
          </InlineStack>
        </BlockStack>
      </Card>
      {counted && <CsvCard />}
      <FormSaveBar
        id="stock-counts"
        dirty={changed.length > 0}
        saving={save.state !== "idle"}
        onSave={() => {
          if (wrong.length > 0) return;
          const counts = changed.map(([sku, onHand]) => ({ sku, onHand: Number(onHand) }));
          save.submit({ intent: "count", counts: JSON.stringify(counts) }, { method: "post" });
        }}
        onDiscard={() => setTyped({})}
      />
    </BlockStack>
  );
}

function SearchField({ inUrl }: { inUrl: string }) {
  const [query, setQuery] = useState(inUrl);
  return <TextField label="Search" labelHidden name="q" placeholder="SKU or title" autoComplete="off" value={query} onChange={setQuery} />;
}

type RowProps = { row: StockRow; counted: boolean; typed: string; wrong: boolean; onType: (count: string) => void };

function Row({ row, counted, typed, wrong, onType }: RowProps) {
  return (
    <tr>
      <th scope="row">
        <span className="wb-wrap">
          {row.title ?? row.sku}
          <br />
          <span className="wb-quiet">{row.sku}</span>
        </span>
      </th>
      <td data-label="Bin">{row.bin ?? "—"}</td>
      <td data-label="On hand">
        {counted ? (
          <span className="wb-count">
            <TextField
              label={`On hand of ${row.sku}`}
              labelHidden
              inputMode="numeric"
              autoComplete="off"
              value={typed}
              onChange={onType}
              error={wrong ? "Write a whole number" : undefined}
            />
          </span>
        ) : (
          row.onHand
        )}
      </td>
      <td data-label="In parcels">{row.inParcels}</td>
      <td data-label="Sellable">{row.sellable}</td>
      <td data-label="In Shopify">
        <span>
          {row.inShopify ?? "—"}{" "}
          {row.drift !== 0 && <Badge tone="warning">{row.drift > 0 ? `${row.drift} too many` : `${-row.drift} too few`}</Badge>}
        </span>
      </td>
    </tr>
  );
}
