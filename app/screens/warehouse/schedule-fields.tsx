import { Checkbox, Select } from "#app/ui/forms/choices.tsx";
import { FieldGroup, FormFields } from "#app/ui/forms/form-fields.tsx";
import { NumberInput, TextInput } from "#app/ui/forms/text-input.tsx";

export type TypedPromise = { priority: string; timeZone: string; cutOff: string; workingDays: number[] };

const DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

type Props = {
  typed: TypedPromise;
  onChange: (typed: TypedPromise) => void;
  timeZones: readonly string[];
  errors: Readonly<Record<string, string>>;
};

/** When a warehouse ships, and how it ranks: routing reckons with these when it says on what day a parcel leaves. */
export function ScheduleFields({ typed, onChange, timeZones, errors }: Props) {
  const zones = timeZones.includes(typed.timeZone) ? timeZones : [typed.timeZone, ...timeZones];
  const toggle = (day: number, on: boolean) =>
    onChange({ ...typed, workingDays: on ? [...typed.workingDays, day].sort() : typed.workingDays.filter((one) => one !== day) });
  return (
    <FormFields>
      <Select
        label="Time zone of the building"
        choices={zones.map((zone) => ({ label: zone, value: zone }))}
        value={typed.timeZone}
        error={errors.timeZone}
        onChange={(timeZone) => onChange({ ...typed, timeZone })}
      />
      <TextInput
        label="Cut-off"
        type="time"
        help="Orders that come later leave on the next working day"
        value={typed.cutOff}
        error={errors.cutOff}
        onChange={(cutOff) => onChange({ ...typed, cutOff })}
      />
      <FieldGroup legend="Working days" error={errors.workingDays}>
        {DAYS.map((name, index) => (
          <Checkbox key={name} label={name} checked={typed.workingDays.includes(index + 1)} onChange={(on) => toggle(index + 1, on)} />
        ))}
      </FieldGroup>
      <NumberInput
        label="Rank"
        min={1}
        help="1 is your first choice. Settings says what a lower rank costs; at equal cost the first rank wins."
        value={typed.priority}
        error={errors.priority}
        onChange={(priority) => onChange({ ...typed, priority })}
      />
    </FormFields>
  );
}
