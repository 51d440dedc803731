import { useEffect } from "react";
import { useSearchParams } from "@remix-run/react";
import { Banner } from "#app/ui/banner.tsx";
import { Card } from "#app/ui/card.tsx";
import { FormSaveBar } from "#app/ui/forms/form-save-bar.tsx";
import { useToastOfReply } from "#app/ui/forms/use-done-toast.ts";
import { useForm } from "#app/ui/forms/use-form.ts";
import { useText } from "#app/ui/messages/use-text.ts";
import { useShopFacts } from "#app/ui/shop-facts.tsx";
import { warehouse } from "./messages.ts";
import { PriceFields } from "./price-fields.tsx";
import type { WarehouseDetails } from "./read-warehouse.server.ts";
import { ClosedDays } from "./closed-days.tsx";
import { ScheduleFields, type TypedSchedule } from "./schedule-fields.tsx";
import { priceFields, typePrices, type TypedPrices } from "./typed-prices.ts";
import { withZoneOf } from "./zone-of-country.ts";
import { ScheduleForm } from "./warehouse-command.ts";

const SCHEDULE = ["priority", "timeZone", "cutOff", "workingDays"] as const;

/** `?country=FR` in the page's address: somebody comes to add a price for it. */
const COUNTRY = /^[A-Z]{2}$/;

type Terms = WarehouseDetails["terms"];

/** The warehouse's price list, saved through the save bar. */
export function PricesTab({ terms, country }: { terms: Terms; country: string }) {
  const { currency } = useShopFacts();
  const saved: TypedPrices = typePrices(terms.prices);
  const was = terms.prices.currency;
  const isOtherwise = was !== currency;
  const form = useForm({ saved, with: { intent: "prices" }, schema: priceFields(currency), onReply: useToastOfReply() });
  const text = useText(warehouse);
  const [params] = useSearchParams();
  const missing = params.get("country");
  useEffect(() => {
    const zones = missing !== null && COUNTRY.test(missing) && withZoneOf(missing, text("zone-of-country", { country: missing }), saved);
    if (zones) form.set("zones", zones);
    // Once, when somebody comes for it: what they do to it afterwards is theirs.
    // oxlint-disable-next-line react/exhaustive-deps
  }, []);

  return (
    <Card>
      <Refused why={form.message} />
      {isOtherwise && (
        <Banner tone="warning" title={text("prices-otherwise", { was, currency })}>
          {text("prices-otherwise-why")}
        </Banner>
      )}
      <PriceFields typed={form.values} onChange={form.set} error={form.error} exampleCountry={country} />
      <FormSaveBar id="prices" form={{ ...form, dirty: form.dirty || isOtherwise }} />
    </Card>
  );
}

/** When the warehouse ships and how it ranks, saved through the save bar. */
export function ScheduleTab({ terms, timeZones, country }: { terms: Terms; timeZones: readonly string[]; country: string | null }) {
  const { priority, timeZone, cutOff, workingDays } = terms;
  const saved: TypedSchedule & { closedDays: string } = {
    ...{ priority: String(priority), timeZone, cutOff, workingDays: [...workingDays] },
    closedDays: (terms.closedDays ?? []).join(", "),
  };
  const form = useForm({ saved, with: { intent: "schedule" }, schema: ScheduleForm, onReply: useToastOfReply() });

  // Field by field: what is wrong with the others stays marked.
  const change = (typed: TypedSchedule) => {
    for (const field of SCHEDULE) if (typed[field] !== form.values[field]) form.set(field, typed[field]);
  };

  return (
    <Card>
      <Refused why={form.message} />
      <ScheduleFields
        typed={form.values}
        onChange={change}
        timeZones={timeZones}
        errors={Object.fromEntries(SCHEDULE.map((field) => [field, form.error(field)]))}
      />
      <ClosedDays
        typed={form.values.closedDays}
        onChange={(closedDays) => form.set("closedDays", closedDays)}
        error={form.error("closedDays")}
        country={country}
      />
      <FormSaveBar id="schedule" form={form} />
    </Card>
  );
}

function Refused({ why }: { why: string | undefined }) {
  const text = useText(warehouse);
  if (why === undefined) return null;
  return (
    <Banner tone="critical" title={text("not-saved")}>
      {why}
    </Banner>
  );
}
