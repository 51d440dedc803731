import { TextField } from "@shopify/polaris";

export type InputProps = {
  label: string;
  /** Of the form's field, where a form is sent as it stands. */
  name?: string;
  value: string;
  onChange: (value: string) => void;
  /** What is wrong with it and what to do, shown beside it. */
  error?: string;
  help?: string;
  /** The label is for screen readers alone: what it says stands above or beside already. */
  labelHidden?: boolean;
};

type TextInputProps = InputProps & {
  id?: string;
  type?: "text" | "password" | "time" | "datetime-local";
  /** What the browser may fill in (HTML's autocomplete); nothing by itself. */
  autoComplete?: string;
  placeholder?: string;
  maxLength?: number;
  /** More than one: a text of several lines, each letter of one width. */
  lines?: number;
  /** Of several lines: it grows no higher (CSS), and what is below is scrolled to. */
  maxHeight?: string;
  /** Stands at its end: a button that takes what was typed. */
  action?: React.ReactNode;
  /** What its button does, done by Enter in it: nothing around it takes that as its own. */
  onEnter?: () => void;
};

export function TextInput({ help, lines, action, onEnter, autoComplete = "off", ...input }: TextInputProps) {
  const field = (
    <TextField
      {...input}
      helpText={help}
      autoComplete={autoComplete}
      multiline={lines}
      monospaced={lines !== undefined}
      connectedRight={action}
    />
  );
  if (!onEnter) return field;
  const byEnter = (event: React.KeyboardEvent) => {
    if (event.key !== "Enter" || event.nativeEvent.isComposing || !(event.target instanceof HTMLInputElement)) return;
    event.preventDefault();
    onEnter();
  };
  return (
    <div role="presentation" onKeyDown={byEnter}>
      {field}
    </div>
  );
}

type NumberInputProps = InputProps & { min?: number; max?: number; unit?: string };

export function NumberInput({ help, unit, ...input }: NumberInputProps) {
  return <TextField {...input} type="number" suffix={unit} helpText={help} autoComplete="off" />;
}

/** A whole number in a table's cell, one of many: short, and without the little arrows. `sign` stands before it. */
export function CellNumberInput({ sign, ...input }: Omit<InputProps, "help" | "labelHidden"> & { sign?: string }) {
  return (
    <span className="wb-cell-input">
      <TextField {...input} prefix={sign} labelHidden inputMode="numeric" autoComplete="off" />
    </span>
  );
}
