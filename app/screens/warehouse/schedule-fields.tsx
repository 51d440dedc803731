import { Checkbox, FormLayout, InlineStack, Select, TextField } from "@shopify/polaris";

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
  const toggle = (day: number, on: boolean) =>
    onChange({ ...typed, workingDays: on ? [...typed.workingDays, day].sort() : typed.workingDays.filter((one) => one !== day) });
  return (
    <FormLayout>
      <Select
        label="Time zone of the building"
        options={timeZones.includes(typed.timeZone) ? [...timeZones] : [typed.timeZone, ...timeZones]}
        value={typed.timeZone}
        error={errors.timeZone}
        onChange={(timeZone) => onChange({ ...typed, timeZone })}
      />
      <TextField
        label="Cut-off"
        type="time"
        helpText="Orders that come later leave on the next working day"
        autoComplete="off"
        value={typed.cutOff}
        error={errors.cutOff}
        onChange={(cutOff) => onChange({ ...typed, cutOff })}
      />
      <fieldset className="wb-fieldset">
        <legend>Working days</legend>
        <InlineStack gap="400">
          {DAYS.map((name, index) => (
            <Checkbox key={name} label={name} checked={typed.workingDays.includes(index + 1)} onChange={(on) => toggle(index + 1, on)} />
          ))}
        </InlineStack>
        {errors.workingDays && (
          <p className="wb-error" role="alert">
            {errors.workingDays}
          </p>
        )}
      </fieldset>
      <TextField
        label="Rank"
        type="number"
        min={1}
        helpText="1 is your first choice. Settings says what a lower rank costs; at equal cost the first rank wins."
        autoComplete="off"
        value={typed.priority}
        error={errors.priority}
        onChange={(priority) => onChange({ ...typed, priority })}
      />
    </FormLayout>
  );
}
