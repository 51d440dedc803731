import { useState } from "react";
import { useFetcher } from "@remix-run/react";
import type { Reply } from "#app/platform/http/reply.ts";
import { ageInWords } from "#app/ui/age-in-words.ts";
import { Badge } from "#app/ui/badge.tsx";
import { Button, ButtonRow, LinkButton } from "#app/ui/button.tsx";
import { CardSection, FlushCard } from "#app/ui/card.tsx";
import { FieldError } from "#app/ui/forms/form-fields.tsx";
import { useDoneToast } from "#app/ui/forms/use-done-toast.ts";
import { useWords } from "#app/ui/messages/reader-provider.tsx";
import { Row, Stack } from "#app/ui/stack.tsx";
import { Heading, Muted, Paragraph } from "#app/ui/text.tsx";
import { causeOf } from "./causes.ts";
import { DismissForm } from "./dismiss-form.tsx";
import { ExceptionItem } from "./exception-item.tsx";
import type { ExceptionGroup } from "./read-exceptions.server.ts";

/** Trouble of one cause: what happened, what Waybill did about it, and what resolves it, for one or for all. */
export function ExceptionGroupCard({ group, asOf }: { group: ExceptionGroup; asOf: string }) {
  const words = useWords();
  const cause = causeOf(group.cause);
  const title = words(cause.title);
  const command = useFetcher<Reply>();
  const [dismissing, setDismissing] = useState<readonly string[] | null>(null);
  useDoneToast(command.data);

  const orderIds = group.items.flatMap((item) => item.orderId ?? []);
  const reroute = (ids: readonly string[]) => {
    const form = new FormData();
    form.set("intent", "reroute");
    for (const id of ids) form.append("orderId", id);
    command.submit(form, { method: "post" });
  };
  const busy = command.state !== "idle";
  const dismissForm = dismissing && <DismissForm ids={dismissing} command={command} onDone={() => setDismissing(null)} />;

  return (
    <section id={group.cause} aria-label={title}>
      <FlushCard>
        <CardSection>
          <Stack gap="small">
            <Row>
              <Heading>{title}</Heading>
              <Badge tone="critical">{`${group.count} open`}</Badge>
              <Muted>{`oldest ${ageInWords(group.oldest, asOf)}`}</Muted>
            </Row>
            <Paragraph>{words(cause.tried)}</Paragraph>
            <ButtonRow>
              {cause.remedy === "reroute" && orderIds.length > 1 && (
                <Button look="primary" busy={busy} onClick={() => reroute(orderIds)}>
                  {`Re-route all ${orderIds.length}`}
                </Button>
              )}
              {cause.remedy === "permission" && (
                <LinkButton look="primary" url="/app/settings">
                  Allow in Settings
                </LinkButton>
              )}
              {group.items.length > 1 && (
                <Button disabled={busy} onClick={() => setDismissing(group.items.map((item) => item.id))}>
                  {`Dismiss all ${group.items.length}`}
                </Button>
              )}
            </ButtonRow>
            {command.data?.ok === false && <FieldError of={group.cause}>{words(command.data.message)}</FieldError>}
          </Stack>
        </CardSection>
        <Stack as="ul" gap="none">
          {group.items.map((item) => (
            <li key={item.id}>
              <ExceptionItem
                item={item}
                cause={cause}
                asOf={asOf}
                busy={busy}
                onReroute={reroute}
                onDismiss={() => setDismissing([item.id])}
              >
                {dismissing?.length === 1 && dismissing[0] === item.id && dismissForm}
              </ExceptionItem>
            </li>
          ))}
        </Stack>
        {dismissing !== null && dismissing.length > 1 && <CardSection>{dismissForm}</CardSection>}
        {group.count > group.items.length && (
          <CardSection>
            <Paragraph muted>{`Showing the ${group.items.length} that wait longest of ${group.count}.`}</Paragraph>
          </CardSection>
        )}
      </FlushCard>
    </section>
  );
}
