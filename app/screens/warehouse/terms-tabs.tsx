import { useEffect, useState } from "react";
import { useFetcher } from "@remix-run/react";
import { useReplyToast } from "#app/ui/app-bridge.ts";
import { Banner } from "#app/ui/banner.tsx";
import { Card } from "#app/ui/card.tsx";
import { FormSaveBar } from "#app/ui/forms/form-save-bar.tsx";
import { useShopFacts } from "#app/ui/shop-facts.tsx";
import { PriceFields } from "./price-fields.tsx";
import type { WarehouseDetails } from "./read-warehouse.server.ts";
import { ScheduleFields } from "./schedule-fields.tsx";
import { readPrices, typePrices } from "./typed-prices.ts";
import type { WarehouseReply } from "./warehouse-reply.ts";

type Terms = WarehouseDetails["terms"];

/** The warehouse's price list, saved through the save bar. */
export function PricesTab({ terms, country }: { terms: Terms; country: string }) {
  const { currency } = useShopFacts();
  const saved = typePrices(terms.prices);
  const { typed, setTyped, dirty, save, discard } = useDraft(saved);
  const [wrong, setWrong] = useState<{ field: string; message: string } | null>(null);

  return (
    <Card>
      <Refusal reply={save.data} />
      <PriceFields typed={typed} onChange={setTyped} wrong={wrong} exampleCountry={country} />
      <FormSaveBar
        id="prices"
        dirty={dirty}
        saving={save.state !== "idle"}
        onSave={() => {
          const read = readPrices(typed, currency);
          setWrong(read.outcome === "wrong" ? read : null);
          if (read.outcome === "read") save.submit({ intent: "terms", terms: JSON.stringify({ prices: read.prices }) }, { method: "post" });
        }}
        onDiscard={() => {
          setWrong(null);
          discard();
        }}
      />
    </Card>
  );
}

/** When the warehouse ships and how it ranks, saved through the save bar. */
export function PromiseTab({ terms, timeZones }: { terms: Terms; timeZones: readonly string[] }) {
  const saved = { priority: String(terms.priority), timeZone: terms.timeZone, cutOff: terms.cutOff, workingDays: [...terms.workingDays] };
  const { typed, setTyped, dirty, save, discard } = useDraft(saved);
  return (
    <Card>
      <Refusal reply={save.data} />
      <ScheduleFields typed={typed} onChange={setTyped} timeZones={timeZones} errors={save.data?.errors ?? {}} />
      <FormSaveBar
        id="promise"
        dirty={dirty}
        saving={save.state !== "idle"}
        onSave={() => save.submit({ intent: "terms", terms: JSON.stringify(typed) }, { method: "post" })}
        onDiscard={discard}
      />
    </Card>
  );
}

/** What is typed, beside what is saved: equal again once it is saved. */
function useDraft<Typed>(saved: Typed) {
  const save = useFetcher<WarehouseReply>();
  const savedAs = JSON.stringify(saved);
  const [typed, setTyped] = useState(saved);
  useReplyToast(save.data);
  const discard = () => setTyped(JSON.parse(savedAs) as Typed);
  useEffect(() => setTyped(JSON.parse(savedAs) as Typed), [savedAs]);
  return { typed, setTyped, dirty: JSON.stringify(typed) !== savedAs, save, discard };
}

function Refusal({ reply }: { reply: WarehouseReply | undefined }) {
  if (reply === undefined || reply.ok || reply.errors) return null;
  return (
    <Banner tone="critical" title="Couldn't save">
      {reply.message}
    </Banner>
  );
}
