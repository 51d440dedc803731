import { useState } from "react";
import { Form } from "@remix-run/react";
import { Checkbox } from "#app/ui/forms/choices.tsx";
import { TextInput } from "#app/ui/forms/text-input.tsx";
import { useText } from "#app/ui/messages/use-text.ts";
import { Row } from "#app/ui/stack.tsx";
import { useUrlParams } from "#app/ui/hooks/use-url-params.ts";
import { warehouse } from "./messages.ts";

/** Narrows the stock of a warehouse: by SKU or title, and to what Shopify shows differently. */
export function StockFilter() {
  const text = useText(warehouse);
  const { params, change } = useUrlParams();
  const [query, setQuery] = useState(params.get("q") ?? "");
  return (
    <Form
      onSubmit={(event) => {
        event.preventDefault();
        change({ q: query, after: null });
      }}
    >
      <Row gap="large">
        <TextInput label={text("search")} labelHidden name="q" placeholder={text("search-for")} value={query} onChange={setQuery} />
        <Checkbox
          label={text("only-different")}
          checked={params.get("drifted") === "1"}
          onChange={(on) => change({ drifted: on ? "1" : null, after: null })}
        />
      </Row>
    </Form>
  );
}
