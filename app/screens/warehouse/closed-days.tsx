import { holidaysFrom, knowsHolidays } from "#app/platform/public-holidays.ts";
import { Button } from "#app/ui/button.tsx";
import { FormFields } from "#app/ui/forms/form-fields.tsx";
import { TextInput } from "#app/ui/forms/text-input.tsx";
import { useText } from "#app/ui/messages/use-text.ts";
import { useShopFacts } from "#app/ui/shop-facts.tsx";
import { Row } from "#app/ui/stack.tsx";
import { warehouse } from "./messages.ts";

type Props = { typed: string; onChange: (typed: string) => void; error: string | undefined; country: string | null };

/** Dates on which a warehouse is closed; its country's public holidays are offered, and count once somebody has taken and saved them. */
export function ClosedDays({ typed, onChange, error, country }: Props) {
  const text = useText(warehouse);
  const { year } = useShopFacts();
  const add = (code: string) => {
    const known = typed.split(/[\s,;]+/).filter(Boolean);
    onChange([...new Set([...known, ...holidaysFrom(code, year)])].sort().join(", "));
  };
  return (
    <FormFields>
      <TextInput
        label={text("closed-days")}
        help={text("closed-days-help")}
        value={typed}
        onChange={onChange}
        {...(error !== undefined && { error })}
        lines={2}
      />
      {country !== null && knowsHolidays(country) && (
        <Row>
          <Button onClick={() => add(country)}>{text("add-holidays", { country })}</Button>
        </Row>
      )}
    </FormFields>
  );
}
