import { Select as PolarisSelect, Tag } from "@shopify/polaris";
import { Row, Stack } from "../stack.tsx";
import type { Choice } from "./choices.tsx";

type Props = {
  label: string;
  help?: string;
  /** Stands in the list as long as nothing is chosen from it. */
  placeholder: string;
  choices: readonly Choice[];
  picked: readonly string[];
  onChange: (picked: string[]) => void;
  error?: string;
};

/** Several of many: each that is chosen from the list stands under it, and can be taken off again. */
export function PickMany({ label, help, placeholder, choices, picked, onChange, error }: Props) {
  const labelOf = (value: string) => choices.find((choice) => choice.value === value)?.label ?? value;
  return (
    <Stack gap="small">
      <PolarisSelect
        label={label}
        helpText={help}
        placeholder={placeholder}
        value=""
        error={error}
        options={choices.filter(({ value }) => !picked.includes(value))}
        onChange={(value) => onChange([...picked, value])}
      />
      {picked.length > 0 && (
        <Row>
          {picked.map((value) => (
            <Tag key={value} onRemove={() => onChange(picked.filter((one) => one !== value))}>
              {labelOf(value)}
            </Tag>
          ))}
        </Row>
      )}
    </Stack>
  );
}
