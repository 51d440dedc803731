import { z } from "zod";
import type { JourneyDefinition } from "#app/recovery/journeys/journey-definition.ts";
import { amountField, numberField } from "#app/platform/forms/fields.ts";
import { Select } from "#app/ui/forms/choices.tsx";
import { FormFields } from "#app/ui/forms/form-fields.tsx";
import { MoneyInput } from "#app/ui/forms/money-input.tsx";
import { writeAmount } from "#app/ui/forms/typed-amount.ts";
import { NumberInput } from "#app/ui/forms/text-input.tsx";
import { useTyped } from "#app/ui/forms/use-typed.ts";
import { useText } from "#app/ui/messages/use-text.ts";
import { useShopFacts } from "#app/ui/shop-facts.tsx";
import { Paragraph } from "#app/ui/text.tsx";
import { journey } from "../messages.ts";
import { EditDialog } from "./edit-dialog.tsx";

type Discount = JourneyDefinition["discount"];
const KINDS = ["none", "percentage", "amount", "free-shipping"] as const;

function discountForm(currency: string) {
  const terms = {
    lastsHours: numberField(
      z
        .int()
        .min(1)
        .max(24 * 60),
    ),
    notAgainWithinDays: numberField(z.int().min(0).max(365)),
  };
  return z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("none") }),
    z.object({ kind: z.literal("percentage"), percent: numberField(z.int().min(1).max(100)), ...terms }),
    z.object({ kind: z.literal("amount"), amount: amountField(currency, z.int().min(1)), ...terms }),
    z.object({ kind: z.literal("free-shipping"), ...terms }),
  ]);
}

/** The discount under which a journey's codes are made. */
export function DiscountDialog({
  discount,
  onDone,
  onClose,
}: {
  discount: Discount;
  onDone: (discount: Discount) => void;
  onClose: () => void;
}) {
  const text = useText(journey);
  const { currency } = useShopFacts();
  const fields = useTyped({
    kind: discount?.kind ?? "none",
    percent: discount?.kind === "percentage" ? String(discount.value) : "10",
    amount: discount?.kind === "amount" ? writeAmount(discount.value, currency) : "",
    lastsHours: String(discount?.lastsHours ?? 48),
    notAgainWithinDays: String(discount?.notAgainWithinDays ?? 30),
  });
  const { kind } = fields.values;
  const done = () => {
    const read = fields.read(discountForm(currency));
    if (!read) return;
    if (read.kind === "none") return onDone(null);
    const { lastsHours, notAgainWithinDays } = read;
    const value = read.kind === "percentage" ? read.percent : read.kind === "amount" ? read.amount : 0;
    onDone({ kind: read.kind, value, lastsHours, notAgainWithinDays });
  };
  return (
    <EditDialog title={text("discount-title")} typed={fields.dirty} onDone={done} onClose={onClose}>
      <FormFields>
        <Paragraph muted>{text("discount-why")}</Paragraph>
        <Select
          label={text("discount-kind")}
          choices={KINDS.map((value) => ({ value, label: text(`kind-${value}`) }))}
          {...fields.text("kind")}
        />
        {kind === "percentage" && <NumberInput label={text("percent-off")} min={1} max={100} unit="%" {...fields.text("percent")} />}
        {kind === "amount" && <MoneyInput label={text("amount-off")} {...fields.text("amount")} />}
        {kind !== "none" && (
          <>
            <NumberInput label={text("lasts-hours")} min={1} max={1440} {...fields.text("lastsHours")} />
            <NumberInput label={text("not-again")} help={text("not-again-help")} min={0} max={365} {...fields.text("notAgainWithinDays")} />
          </>
        )}
      </FormFields>
    </EditDialog>
  );
}
