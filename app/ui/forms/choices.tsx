import { Checkbox as PolarisCheckbox, ChoiceList, Select as PolarisSelect } from "@shopify/polaris";
import type { InputProps } from "./text-input.tsx";

export type Choice = { label: string; value: string };

/** One of many, from a list that opens; the placeholder stands there as long as none is chosen. */
export function Select({ help, choices, ...input }: InputProps & { choices: readonly Choice[]; placeholder?: string }) {
  return <PolarisSelect {...input} helpText={help} options={[...choices]} />;
}

/** One of a few, all in sight. `label` is for screen readers where what stands around says it. */
export function Choices({
  label,
  labelHidden,
  choices,
  value,
  onChange,
}: Omit<InputProps, "name" | "error" | "help"> & { choices: readonly Choice[] }) {
  return (
    <ChoiceList
      title={label}
      titleHidden={labelHidden}
      choices={[...choices]}
      selected={[value]}
      onChange={([chosen]) => onChange(chosen ?? "")}
    />
  );
}

type CheckboxProps = { label: string; help?: string; disabled?: boolean; checked: boolean; onChange: (checked: boolean) => void };

export function Checkbox({ help, ...input }: CheckboxProps) {
  return <PolarisCheckbox {...input} helpText={help} />;
}
