import { Checkbox, Select } from "#app/ui/forms/choices.tsx";
import { FieldGroup, FormFields } from "#app/ui/forms/form-fields.tsx";
import { NumberInput, TextInput } from "#app/ui/forms/text-input.tsx";
import { useText } from "#app/ui/messages/use-text.ts";
import { useShopFacts } from "#app/ui/shop-facts.tsx";
import { warehouse } from "./messages.ts";

export type TypedSchedule = { priority: string; timeZone: string; cutOff: string; workingDays: number[] };

type Props = {
  typed: TypedSchedule;
  onChange: (typed: TypedSchedule) => void;
  timeZones: readonly string[];
  /** What is wrong with a field, in words. */
  errors: { readonly [Field in keyof TypedSchedule]?: string | undefined };
};

/** When a warehouse ships, and how it ranks: routing reckons with these when it says on what day a parcel leaves. */
export function ScheduleFields({ typed, onChange, timeZones, errors }: Props) {
  const text = useText(warehouse);
  const { locale } = useShopFacts();
  const zones = timeZones.includes(typed.timeZone) ? timeZones : [typed.timeZone, ...timeZones];
  const field = (name: "priority" | "timeZone" | "cutOff") => ({
    value: typed[name],
    error: errors[name],
    onChange: (value: string) => onChange({ ...typed, [name]: value }),
  });
  const toggle = (day: number, on: boolean) =>
    onChange({
      ...typed,
      workingDays: on ? [...typed.workingDays, day].sort((one, other) => one - other) : typed.workingDays.filter((one) => one !== day),
    });
  return (
    <FormFields>
      <Select label={text("time-zone")} choices={zones.map((zone) => ({ label: zone, value: zone }))} {...field("timeZone")} />
      <TextInput label={text("cut-off")} type="time" help={text("cut-off-help")} {...field("cutOff")} />
      <FieldGroup legend={text("working-days")} error={errors.workingDays}>
        {weekdays(locale).map((name, index) => (
          <Checkbox key={name} label={name} checked={typed.workingDays.includes(index + 1)} onChange={(on) => toggle(index + 1, on)} />
        ))}
      </FieldGroup>
      <NumberInput label={text("rank")} min={1} help={text("rank-help")} {...field("priority")} />
    </FormFields>
  );
}

/** The days of a week by name, Monday first. */
function weekdays(locale: string): string[] {
  const format = new Intl.DateTimeFormat(locale, { weekday: "long", timeZone: "UTC" });
  // The first of January 2024 was a Monday.
  return Array.from({ length: 7 }, (_, day) => format.format(Date.UTC(2024, 0, 1 + day)));
}
