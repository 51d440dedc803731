import { useEffect, useState } from "react";
import { useFetcher } from "@remix-run/react";
import { Banner } from "#app/ui/banner.tsx";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { TextInput } from "#app/ui/forms/text-input.tsx";
import { useDoneToast } from "#app/ui/forms/use-done-toast.ts";
import { useWords } from "#app/ui/messages/reader-provider.tsx";
import { useText } from "#app/ui/messages/use-text.ts";
import { Row, Stack } from "#app/ui/stack.tsx";
import { Heading } from "#app/ui/text.tsx";
import { warehouse } from "./messages.ts";
import type { WarehouseReply } from "./warehouse-command.ts";

const EXAMPLE = "85123A, 40, A2-1\n71053, 12";
const MOST_SHOWN = 20;

/** Counting many shelves at once: a list pasted from a spreadsheet. What could not be taken is told row by row. */
export function CsvCard() {
  const text = useText(warehouse);
  const words = useWords();
  const take = useFetcher<WarehouseReply>();
  const [list, setList] = useState("");
  const reply = take.data;
  useDoneToast(reply);
  useEffect(() => {
    if (reply?.ok && !reply.problems?.length) setList("");
  }, [reply]);
  const wrong = reply?.ok === false ? words(reply.fields?.list ?? reply.message) : undefined;

  return (
    <Card>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          take.submit({ intent: "csv", list }, { method: "post", encType: "application/json" });
        }}
      >
        <Stack gap="medium">
          <Heading level={3}>{text("count-many")}</Heading>
          <TextInput
            label={text("list-of-stock")}
            help={text("list-help")}
            placeholder={EXAMPLE}
            name="list"
            lines={6}
            value={list}
            onChange={setList}
            error={wrong}
          />
          <RowsLeftOut problems={reply?.problems ?? []} />
          <RowsAddedUp notes={reply?.notes ?? []} />
          <Row>
            <Button submit busy={take.state !== "idle"} disabled={list.trim() === ""}>
              {text("take-counts")}
            </Button>
          </Row>
        </Stack>
      </form>
    </Card>
  );
}

/** Rows that were counted as one, and how. */
function RowsAddedUp({ notes }: { notes: NonNullable<WarehouseReply["notes"]> }) {
  const text = useText(warehouse);
  return <RowList tone="info" title={text("added-up", { count: notes.length })} rows={notes} />;
}

/** What of a count could not be taken, and why. */
export function RowsLeftOut({ problems }: { problems: NonNullable<WarehouseReply["problems"]> }) {
  const text = useText(warehouse);
  return <RowList tone="warning" title={text("left-out", { count: problems.length })} rows={problems} />;
}

function RowList({ tone, title, rows }: { tone: "info" | "warning"; title: string; rows: NonNullable<WarehouseReply["problems"]> }) {
  const text = useText(warehouse);
  if (rows.length === 0) return null;
  return (
    <Banner tone={tone} title={title}>
      <ul>
        {rows.slice(0, MOST_SHOWN).map(({ row, message }) => (
          <li key={row}>{text("row-problem", { row, problem: message })}</li>
        ))}
        {rows.length > MOST_SHOWN && <li>{text("and-more", { count: rows.length - MOST_SHOWN })}</li>}
      </ul>
    </Banner>
  );
}
