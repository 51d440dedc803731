import { useEffect, useState } from "react";
import { useFetcher } from "@remix-run/react";
import { useReplyToast } from "#app/ui/app-bridge.ts";
import { Banner } from "#app/ui/banner.tsx";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { TextInput } from "#app/ui/forms/text-input.tsx";
import { Row, Stack } from "#app/ui/stack.tsx";
import { Heading } from "#app/ui/text.tsx";
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
        <Stack gap="medium">
          <Heading level={3}>Count many at once</Heading>
          <input type="hidden" name="intent" value="csv" />
          <TextInput
            label="List of stock"
            help="One SKU a row: sku, on hand, bin. Paste it from a spreadsheet; the bin may be left out. What the list doesn't name stays as it is."
            placeholder={"85123A, 40, A2-1\n71053, 12"}
            name="list"
            lines={6}
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
          <Row>
            <Button submit busy={take.state !== "idle"} disabled={list.trim() === ""}>
              Take these counts
            </Button>
          </Row>
        </Stack>
      </take.Form>
    </Card>
  );
}
