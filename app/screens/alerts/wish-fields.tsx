import { Choices, Checkbox, Select } from "#app/ui/forms/choices.tsx";
import { FieldError, FormFields } from "#app/ui/forms/form-fields.tsx";
import { useWords } from "#app/ui/messages/reader-provider.tsx";
import { useText } from "#app/ui/messages/use-text.ts";
import { Stack } from "#app/ui/stack.tsx";
import { Heading } from "#app/ui/text.tsx";
import { alertsScreen } from "./messages.ts";
import type { AlertsView } from "./read-alerts.server.ts";

export type Wish = { rhythm: string; scope: string; causes: readonly string[]; tellsSolved: boolean };

type Props = {
  areas: AlertsView["areas"];
  wish: Wish;
  onChange: (changed: Partial<Wish>) => void;
  /** What is wrong with what was chosen. */
  error: string | undefined;
};

/** Of what somebody is told, and when. */
export function WishFields({ areas, wish, onChange, error }: Props) {
  const text = useText(alertsScreen);
  const words = useWords();
  const choose = (cause: string, isChosen: boolean) =>
    onChange({ causes: isChosen ? [...wish.causes, cause] : wish.causes.filter((one) => one !== cause) });
  return (
    <FormFields>
      <Choices
        label={text("tells")}
        value={wish.scope}
        onChange={(scope) => onChange({ scope })}
        choices={(["everything", "urgent", "chosen"] as const).map((value) => ({ value, label: text(value) }))}
      />
      {wish.scope === "chosen" && (
        <Stack gap="medium">
          {areas.map(({ area, causes }) => (
            <Stack key={area} gap="none">
              <Heading level={3} size="small">
                {text(`area-${area}`)}
              </Heading>
              {causes.map(({ cause, title }) => (
                <Checkbox
                  key={cause}
                  label={words(title)}
                  checked={wish.causes.includes(cause)}
                  onChange={(isChosen) => choose(cause, isChosen)}
                />
              ))}
            </Stack>
          ))}
        </Stack>
      )}
      {error !== undefined && <FieldError of="causes">{error}</FieldError>}
      <Select
        label={text("rhythm")}
        help={text("rhythm-help")}
        value={wish.rhythm}
        onChange={(rhythm) => onChange({ rhythm })}
        choices={[
          { value: "at_once", label: text("at-once") },
          { value: "hourly", label: text("hourly") },
          { value: "daily", label: text("daily") },
        ]}
      />
      <Checkbox label={text("tells-solved")} checked={wish.tellsSolved} onChange={(tellsSolved) => onChange({ tellsSolved })} />
    </FormFields>
  );
}
