import { useEffect, useState } from "react";
import { useFetcher } from "@remix-run/react";
import type { RoutingSettings } from "#app/fulfillment/plan/save-routing-policy.server.ts";
import { useReplyToast } from "#app/ui/app-bridge.ts";
import { Card } from "#app/ui/card.tsx";
import { FormFields } from "#app/ui/forms/form-fields.tsx";
import { FormSaveBar } from "#app/ui/forms/form-save-bar.tsx";
import { MoneyInput, readAmount, writeAmount } from "#app/ui/forms/money-input.tsx";
import { NumberInput } from "#app/ui/forms/text-input.tsx";
import type { Reply } from "#app/ui/reply.ts";
import { useShopFacts } from "#app/ui/shop-facts.tsx";

/** What is added to the price of a way to ship an order when ways are compared. */
export function PolicyCard({ policy }: { policy: RoutingSettings }) {
  const { currency } = useShopFacts();
  const save = useFetcher<Reply>();
  const saved = {
    splitPenalty: writeAmount(policy.splitPenalty, currency),
    dayOfDelayCost: writeAmount(policy.dayOfDelayCost, currency),
    priorityCost: writeAmount(policy.priorityCost, currency),
    maxParcels: String(policy.maxParcels),
  };
  const [typed, setTyped] = useState(saved);
  const [missing, setMissing] = useState<string | null>(null);
  const savedAs = JSON.stringify(saved);
  useEffect(() => setTyped(JSON.parse(savedAs) as typeof saved), [savedAs]);
  useReplyToast(save.data);

  const dirty = JSON.stringify(typed) !== savedAs;
  const refusal = save.data?.ok === false ? save.data : null;
  const field = (name: keyof typeof saved) => ({
    value: typed[name],
    error: missing === name ? "Enter an amount, e.g. 3.00" : refusal?.field === name ? refusal.message : undefined,
    onChange: (value: string) => setTyped((now) => ({ ...now, [name]: value })),
  });

  function submit() {
    const amounts = AMOUNTS.map(({ name }) => [name, readAmount(typed[name], currency)] as const);
    const wrong = amounts.find(([, minor]) => minor === null);
    setMissing(wrong ? wrong[0] : null);
    if (wrong) return;
    const settings = { ...Object.fromEntries(amounts), maxParcels: Number(typed.maxParcels) };
    save.submit({ intent: "save", policy: JSON.stringify(settings) }, { method: "post" });
  }

  return (
    <Card>
      <FormFields>
        {AMOUNTS.map(({ name, label, help }) => (
          <MoneyInput key={name} label={label} help={help} {...field(name)} />
        ))}
        <NumberInput
          label="Most parcels per order"
          help="An order that would need more is put on Exceptions instead of being split further."
          min={1}
          max={20}
          {...field("maxParcels")}
        />
      </FormFields>
      <FormSaveBar
        id="routing-policy"
        dirty={dirty}
        saving={save.state !== "idle"}
        onSave={submit}
        onDiscard={() => {
          setMissing(null);
          setTyped(saved);
        }}
      />
    </Card>
  );
}

const AMOUNTS = [
  { name: "splitPenalty", label: "Split penalty", help: "Added for every parcel after the first. Higher keeps orders together." },
  {
    name: "dayOfDelayCost",
    label: "Cost of a day's delay",
    help: "Added for each day a parcel leaves later than it could. Higher prefers the faster warehouse.",
  },
  {
    name: "priorityCost",
    label: "Cost of a lower rank",
    help: "Added for each rank below your first warehouse. Higher follows your ranking rather than price.",
  },
] as const;
