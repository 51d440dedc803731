import { useState } from "react";
import { Banner } from "#app/ui/banner.tsx";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { Choices } from "#app/ui/forms/choices.tsx";
import { FormFields } from "#app/ui/forms/form-fields.tsx";
import { TextInput } from "#app/ui/forms/text-input.tsx";
import { useToastOfReply } from "#app/ui/forms/use-done-toast.ts";
import { useForm } from "#app/ui/forms/use-form.ts";
import { useText } from "#app/ui/messages/use-text.ts";
import { Row } from "#app/ui/stack.tsx";
import { alertsScreen } from "./messages.ts";
import type { AlertsView } from "./read-alerts.server.ts";
import { WishFields } from "./wish-fields.tsx";

const NEW = {
  kind: "webhook",
  url: "",
  addresses: "",
  scope: "everything",
  causes: [] as readonly string[],
  rhythm: "at_once",
  tellsSolved: true,
};

type Props = Pick<AlertsView, "areas" | "hasMail">;

/** Where somebody is told from now on. Once it is added the form is a new one: nothing of a secret stays in it. */
export function AddCard(props: Props) {
  const [added, setAdded] = useState(0);
  return <AddForm key={added} {...props} onAdded={() => setAdded((before) => before + 1)} />;
}

function AddForm({ areas, hasMail, onAdded }: Props & { onAdded: () => void }) {
  const text = useText(alertsScreen);
  const toast = useToastOfReply();
  const form = useForm({
    saved: NEW,
    with: { intent: "add" },
    onReply: (reply) => {
      toast(reply);
      if (reply.ok) onAdded();
    },
  });
  const { kind, scope, causes, rhythm, tellsSolved } = form.values;
  const byMail = kind === "email";
  return (
    <Card>
      {form.message !== undefined && (
        <Banner tone="critical" title={text("not-added")}>
          {form.message}
        </Banner>
      )}
      <FormFields>
        <Choices
          label={text("kind")}
          value={kind}
          onChange={(chosen) => form.set("kind", chosen)}
          choices={[
            { value: "webhook", label: text("webhook") },
            { value: "email", label: text("email") },
          ]}
        />
        {byMail && !hasMail && (
          <Banner tone="info" title={text("connect-mail")} action={{ label: text("open-channels"), url: "/app/settings/channels" }} />
        )}
        {byMail && hasMail && <TextInput label={text("addresses")} help={text("addresses-help")} {...form.text("addresses")} />}
        {!byMail && (
          <TextInput type="password" autoComplete="new-password" label={text("url")} help={text("url-help")} {...form.text("url")} />
        )}
      </FormFields>
      <WishFields
        areas={areas}
        wish={{ scope, causes, rhythm, tellsSolved }}
        onChange={(changed) => {
          for (const [name, value] of Object.entries(changed)) form.set(name as keyof typeof changed, value);
        }}
        error={form.error("causes")}
      />
      <Row>
        <Button look="primary" busy={form.saving} disabled={byMail && !hasMail} onClick={form.save}>
          {text("add-it")}
        </Button>
      </Row>
    </Card>
  );
}
