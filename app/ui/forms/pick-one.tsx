import { RadioButton } from "@shopify/polaris";
import { useId } from "react";
import { Stack } from "../stack.tsx";
import { Unseen } from "../text.tsx";

type Props = {
  label: string;
  options: readonly { value: string; label: React.ReactNode; disabled?: boolean }[];
  picked: string | null;
  onPick: (value: string) => void;
};

/** One of several that need more than a word each, all in sight; what can't be picked says why in its label. */
export function PickOne({ label, options, picked, onPick }: Props) {
  const name = useId();
  return (
    <fieldset className="wb-fieldset">
      <legend>
        <Unseen>{label}</Unseen>
      </legend>
      <Stack gap="small">
        {options.map(({ value, label: words, disabled }) => (
          <RadioButton
            key={value}
            id={`${name}${value}`}
            name={name}
            label={words}
            disabled={disabled}
            checked={picked === value}
            onChange={() => onPick(value)}
          />
        ))}
      </Stack>
    </fieldset>
  );
}
