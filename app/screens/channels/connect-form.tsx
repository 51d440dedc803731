import { useState } from "react";
import { Button } from "#app/ui/button.tsx";
import { Banner } from "#app/ui/banner.tsx";
import { Select } from "#app/ui/forms/choices.tsx";
import { FormFields } from "#app/ui/forms/form-fields.tsx";
import { NumberInput, TextInput } from "#app/ui/forms/text-input.tsx";
import { useToastOfReply } from "#app/ui/forms/use-done-toast.ts";
import { useForm } from "#app/ui/forms/use-form.ts";
import { useWords } from "#app/ui/messages/reader-provider.tsx";
import { useText } from "#app/ui/messages/use-text.ts";
import { Row, Stack } from "#app/ui/stack.tsx";
import { Paragraph } from "#app/ui/text.tsx";
import { channelsScreen } from "./messages.ts";
import type { OfferedProvider } from "./read-channels.server.ts";

type Props = {
  providers: readonly OfferedProvider[];
  /** What its credentials are changed of; undefined of a first connection. */
  now: { kind: string; given: Record<string, string> } | undefined;
  onDone: () => void;
};

/** What a provider asks for to let Waybill in, as it declares it; tried at once when it is sent. */
export function ConnectForm({ providers, now, onDone }: Props) {
  const text = useText(channelsScreen);
  const words = useWords();
  const [kind, choose] = useState(now?.kind ?? providers[0]?.kind ?? "");
  const provider = providers.find((one) => one.kind === kind);
  if (!provider) return <Paragraph muted>{text("not-offered")}</Paragraph>;
  return (
    <Stack gap="medium">
      {providers.length > 1 && (
        <Select
          label={text("connect-with")}
          value={kind}
          onChange={choose}
          choices={providers.map(({ kind: value, label }) => ({ value, label: words(label) }))}
        />
      )}
      <Paragraph muted>{words(provider.about)}</Paragraph>
      {now !== undefined && <Paragraph muted>{text("change-why")}</Paragraph>}
      <Fields key={kind} provider={provider} given={now?.kind === kind ? now.given : undefined} onDone={onDone} />
    </Stack>
  );
}

type FieldsProps = {
  provider: OfferedProvider;
  /** What is known already; undefined of a first connection. */
  given: Record<string, string> | undefined;
  onDone: () => void;
};

function Fields({ provider, given, onDone }: FieldsProps) {
  const text = useText(channelsScreen);
  const words = useWords();
  const toast = useToastOfReply();
  const known = Object.fromEntries(provider.fields.map(({ name }) => [name, given?.[name] ?? ""]));
  const form = useForm<{ credentials: Record<string, string> }>({
    saved: { credentials: known },
    with: { intent: "connect", kind: provider.kind },
    onReply: (reply) => {
      toast(reply);
      if (reply.ok) onDone();
    },
  });
  return (
    <Stack gap="medium">
      {form.message !== undefined && (
        <Banner tone="critical" title={text("not-connected")}>
          {form.message}
        </Banner>
      )}
      <FormFields>
        {provider.fields.map(({ name, label, help, kind }) => {
          const field = { ...form.text(`credentials.${name}`), label: words(label), help: words(help) };
          if (kind === "number") return <NumberInput key={name} {...field} />;
          return (
            <TextInput
              key={name}
              {...field}
              type={kind === "secret" ? "password" : "text"}
              autoComplete={kind === "secret" ? "new-password" : "off"}
            />
          );
        })}
      </FormFields>
      <Paragraph muted small>
        {text("checked-now")}
      </Paragraph>
      <Row>
        <Button look="primary" busy={form.saving} onClick={form.save}>
          {text("connect")}
        </Button>
        <Button disabled={form.saving} onClick={onDone}>
          {text("keep-as-is")}
        </Button>
      </Row>
    </Stack>
  );
}
