import { useState } from "react";
import { useFetcher } from "@remix-run/react";
import type { Reply } from "#app/platform/http/reply.ts";
import { Badge, type BadgeLook } from "#app/ui/badge.tsx";
import { Banner } from "#app/ui/banner.tsx";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { ConfirmDialog } from "#app/ui/dialog.tsx";
import { TextInput } from "#app/ui/forms/text-input.tsx";
import { useDoneToast, useToastOfReply } from "#app/ui/forms/use-done-toast.ts";
import { useForm } from "#app/ui/forms/use-form.ts";
import { useWords } from "#app/ui/messages/reader-provider.tsx";
import { useText } from "#app/ui/messages/use-text.ts";
import { Row, Stack } from "#app/ui/stack.tsx";
import { Paragraph } from "#app/ui/text.tsx";
import { alertsScreen } from "./messages.ts";
import type { AlertsView, DestinationView } from "./read-alerts.server.ts";
import { WishFields } from "./wish-fields.tsx";

const TONES: Record<DestinationView["standing"], BadgeLook["tone"]> = {
  active: "success",
  paused: "attention",
  failed: "critical",
  "not-tried": "attention",
  "not-arrived": "warning",
};
const WHEN = { at_once: "when-at-once", hourly: "when-hourly", daily: "when-daily" } as const;

type Props = { destination: DestinationView; areas: AlertsView["areas"] };

/** One place where exceptions are told: of what, when, how that went, and what can be done about it. */
export function DestinationCard({ destination, areas }: Props) {
  const text = useText(alertsScreen);
  const words = useWords();
  const [changing, setChanging] = useState(false);
  const { name, kind, addresses, scope, causes, rhythm, tellsSolved, state, standing, lastSentAt, lastFailure, triesAgainAt, waiting } =
    destination;
  const { message } = alertsScreen;
  const what = scope === "chosen" ? message("tells-chosen", { count: causes.length }) : message(`tells-${scope}`);
  return (
    <Card heading={name} headingSize="small" aside={<Badge tone={TONES[standing]}>{text(standing)}</Badge>}>
      <Stack gap="tight">
        <Paragraph>{text(tellsSolved ? "is-told-solved" : "is-told", { what, when: message(WHEN[rhythm]) })}</Paragraph>
        {kind === "email" && addresses.length > 1 && <Paragraph muted>{text("goes-to", { addresses })}</Paragraph>}
        <Paragraph muted>
          {lastSentAt === null ? text(state === "active" ? "never-sent-try" : "never-sent") : text("last-sent", { moment: lastSentAt })}
        </Paragraph>
        {waiting > 0 && <Paragraph muted>{text("waiting", { count: waiting })}</Paragraph>}
        {state === "paused" && <Paragraph>{text("is-paused")}</Paragraph>}
      </Stack>
      {state === "failed" && (
        <Banner tone="critical" title={text("failed")}>
          {text("is-failed")}
        </Banner>
      )}
      {lastFailure && (
        <Paragraph muted={state !== "failed"}>
          {text("last-failed", { moment: lastFailure.at, problem: lastFailure.problem })}
          {triesAgainAt !== null && ` ${text("tries-again", { moment: triesAgainAt })}`}
        </Paragraph>
      )}
      {changing ? (
        <ChangeForm destination={destination} areas={areas} onDone={() => setChanging(false)} />
      ) : (
        <Buttons destination={destination} onChange={() => setChanging(true)} words={words} />
      )}
    </Card>
  );
}

function Buttons({
  destination,
  onChange,
  words,
}: {
  destination: DestinationView;
  onChange: () => void;
  words: ReturnType<typeof useWords>;
}) {
  const { id, name, state } = destination;
  const text = useText(alertsScreen);
  const command = useFetcher<Reply>();
  useDoneToast(command.data);
  const [removing, setRemoving] = useState(false);
  const does = (intent: "pause" | "resume" | "test" | "remove") => command.submit({ intent, id }, { method: "post" });
  const asked = command.formData?.get("intent");
  return (
    <>
      {command.data?.ok === false && (
        <Banner tone="critical" title={text("test-failed")}>
          {words(command.data.message)}
        </Banner>
      )}
      <Row>
        <Button says={text("test-it", { name })} busy={asked === "test"} onClick={() => does("test")}>
          {text("test")}
        </Button>
        {state === "active" ? (
          <Button says={text("pause-it", { name })} busy={asked === "pause"} onClick={() => does("pause")}>
            {text("pause")}
          </Button>
        ) : (
          <Button look="primary" says={text("resume-it", { name })} busy={asked === "resume"} onClick={() => does("resume")}>
            {text("resume")}
          </Button>
        )}
        <Button says={text("change-it", { name })} onClick={onChange}>
          {text("change")}
        </Button>
        <Button look="quiet" destructive says={text("remove-it", { name })} onClick={() => setRemoving(true)}>
          {text("remove")}
        </Button>
      </Row>
      <ConfirmDialog
        open={removing}
        title={text("remove-title", { name })}
        confirm={text("remove")}
        cancel={text("cancel")}
        destructive
        busy={asked === "remove"}
        onConfirm={() => does("remove")}
        onClose={() => setRemoving(false)}
      >
        <Paragraph>{text("remove-why")}</Paragraph>
      </ConfirmDialog>
    </>
  );
}

function ChangeForm({ destination, areas, onDone }: Props & { onDone: () => void }) {
  const text = useText(alertsScreen);
  const toast = useToastOfReply();
  const { id, kind, addresses, scope, causes, rhythm, tellsSolved } = destination;
  const form = useForm<{ scope: string; causes: readonly string[]; rhythm: string; tellsSolved: boolean; url: string; addresses: string }>({
    saved: { scope, causes, rhythm, tellsSolved, url: "", addresses: addresses.join(", ") },
    with: { intent: "change", id },
    onReply: (reply) => {
      toast(reply);
      if (reply.ok) onDone();
    },
  });
  return (
    <>
      {kind === "webhook" ? (
        <TextInput type="password" autoComplete="new-password" label={text("new-url")} help={text("new-url-help")} {...form.text("url")} />
      ) : (
        <TextInput label={text("addresses")} help={text("addresses-help")} {...form.text("addresses")} />
      )}
      <WishFields
        areas={areas}
        wish={form.values}
        onChange={(changed) => {
          for (const [name, value] of Object.entries(changed)) form.set(name as keyof typeof changed, value);
        }}
        error={form.error("causes") ?? form.message}
      />
      <Row>
        <Button look="primary" busy={form.saving} onClick={form.save}>
          {text("save")}
        </Button>
        <Button disabled={form.saving} onClick={onDone}>
          {text("cancel")}
        </Button>
      </Row>
    </>
  );
}
