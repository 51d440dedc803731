import { useEffect, useState } from "react";
import { useFetcher } from "@remix-run/react";
import { Banner, BlockStack, Button, Card, InlineStack, Text, TextField } from "@shopify/polaris";
import { useReplyToast } from "#app/ui/use-reply-toast.ts";
import type { WarehouseReply } from "./warehouse-reply.ts";

/** Counting many shelves at once: a list pasted from a spreadsheet. What could not be taken is told row by row. */
export function CsvCard() {
  const take = useFetcher<WarehouseReply>();
  const [list, setList] = useState("");
  useReplyToast(take.data);
  useEffect(() => {
    if (take.data?.ok && !take.data.problems?.length) setList("");
  }, [take.data]);
  const problems = take.data?.problems ?? [];

  return (
    <Card>
      <take.Form method="post">
        <BlockStack gap="300">
          <Text as="h3" variant="headingSm">
            Count many at once
          </Text>
          <input type="hidden" name="intent" value="csv" />
          <TextField
            label="List of stock"
            helpText="One SKU a row: sku, on hand, bin. Paste it from a spreadsheet; the bin may be left out. What the list doesn't name stays as it is."
            placeholder={"85123A, 40, A2-1\n71053, 12"}
            name="list"
            multiline={6}
            monospaced
            autoComplete="off"
            value={list}
            onChange={setList}
          />
          {problems.length > 0 && (
            <Banner tone="warning" title={problems.length === 1 ? "1 row was left out" : `${problems.length} rows were left out`}>
              <ul>
                {problems.slice(0, 20).map((problem) => (
                  <li key={`${problem.row} ${problem.words}`}>{`Row ${problem.row}: ${problem.words}`}</li>
                ))}
              </ul>
            </Banner>
          )}
          <InlineStack>
            <Button submit loading={take.state !== "idle"} disabled={list.trim() === ""}>
              Take these counts
            </Button>
          </InlineStack>
        </BlockStack>
      </take.Form>
    </Card>
  );
}
