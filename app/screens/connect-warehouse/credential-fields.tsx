import { Select } from "#app/ui/forms/choices.tsx";
import { TextInput } from "#app/ui/forms/text-input.tsx";
import type { Fields } from "#app/platform/http/reply.ts";
import { useWords } from "#app/ui/messages/reader-provider.tsx";
import type { ProviderCard } from "#app/warehouses/providers/provider.ts";

export type TypedCredentials = Readonly<Record<string, string>>;

type Props = {
  fields: ProviderCard["fields"];
  typed: TypedCredentials;
  onChange: (typed: TypedCredentials) => void;
  /** By `credentials.<name>`. */
  errors: Fields;
};

/** What a provider asks for to let Waybill in, as its declaration says. */
export function CredentialFields({ fields, typed, onChange, errors }: Props) {
  const words = useWords();
  return fields.map((field) => {
    const wrong = errors[`credentials.${field.name}`];
    const common = {
      label: words(field.label),
      help: words(field.help),
      value: typed[field.name] ?? "",
      ...(wrong && { error: words(wrong) }),
      onChange: (value: string) => onChange({ ...typed, [field.name]: value }),
    };
    if (field.kind === "choice")
      return <Select key={field.name} {...common} choices={field.options.map(({ value, label }) => ({ value, label: words(label) }))} />;
    return <TextInput key={field.name} {...common} type={field.kind === "secret" ? "password" : "text"} />;
  });
}

/** What stands in the fields before anything is typed. */
export function noCredentials(fields: ProviderCard["fields"]): TypedCredentials {
  return Object.fromEntries(fields.map((field) => [field.name, field.kind === "choice" ? (field.options[0]?.value ?? "") : ""]));
}
