import { useState } from "react";
import { LONGEST_SEARCH } from "#app/platform/forms/search-text.ts";
import { Banner } from "#app/ui/banner.tsx";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { FormSaveBar } from "#app/ui/forms/form-save-bar.tsx";
import { useDoneToast } from "#app/ui/forms/use-done-toast.ts";
import { useForm } from "#app/ui/forms/use-form.ts";
import { useText } from "#app/ui/messages/use-text.ts";
import { Row, Stack } from "#app/ui/stack.tsx";
import { Paragraph } from "#app/ui/text.tsx";
import { useUrlParams } from "#app/ui/hooks/use-url-params.ts";
import { parts } from "../parts/messages.ts";
import { CsvCard, RowsLeftOut } from "./csv-card.tsx";
import { warehouse } from "./messages.ts";
import type { StockPage } from "./read-stock-page.server.ts";
import { StockFilter } from "./stock-filter.tsx";
import { StockTable } from "./stock-table.tsx";
import { CountForm, type WarehouseReply } from "./warehouse-command.ts";

type Props = {
  stock: StockPage;
  /** Its shelves are counted here; otherwise a provider counts, and is asked by `onRead`. */
  counted: boolean;
  onRead: () => void;
  reading: boolean;
};

/** What lies in a warehouse, SKU by SKU, and where Shopify shows another number. A built-in warehouse's counts are edited here. */
export function StockTab({ stock, counted, onRead, reading }: Props) {
  const text = useText(warehouse);
  const part = useText(parts);
  const { params, change } = useUrlParams();
  const [reply, setReply] = useState<WarehouseReply>();
  useDoneToast(reply);
  const counts = stock.rows.map(({ sku, onHand }) => ({ sku, was: onHand, onHand: String(onHand) }));
  const form = useForm({ saved: { counts }, with: { intent: "count" }, schema: CountForm, onReply: setReply });
  const searched = params.get("q")?.trim() ?? "";
  const narrowed = Boolean(searched || params.get("drifted"));
  const isTooLong = searched.length > LONGEST_SEARCH;

  return (
    <Stack>
      {form.message !== undefined && (
        <Banner tone="critical" title={text("counts-not-saved")}>
          {form.message}
        </Banner>
      )}
      <RowsLeftOut problems={reply?.problems ?? []} />
      <Card gap="large">
        <StockFilter />
        {stock.rows.length > 0 ? (
          <StockTable rows={stock.rows} countField={counted ? (index) => form.text(`counts.${index}.onHand`) : null} />
        ) : (
          <Paragraph muted>
            {isTooLong
              ? part("search-too-long", { longest: LONGEST_SEARCH, count: searched.length })
              : text(narrowed ? "no-such-sku" : counted ? "no-stock" : "no-stock-read")}
          </Paragraph>
        )}
        <Row place="spread">
          <Row>
            <Button disabled={!params.has("after")} onClick={() => change({ after: null })}>
              {text("first-page")}
            </Button>
            <Button disabled={stock.next === null} onClick={() => change({ after: stock.next })}>
              {text("next-page")}
            </Button>
          </Row>
          {!counted && (
            <Button busy={reading} onClick={onRead}>
              {text("read-now")}
            </Button>
          )}
        </Row>
      </Card>
      {counted && <CsvCard />}
      <FormSaveBar id="stock-counts" form={form} />
    </Stack>
  );
}
