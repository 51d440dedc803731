import { useState } from "react";
import { useFetcher } from "@remix-run/react";
import type { Reply } from "#app/platform/http/reply.ts";
import { ageOf } from "#app/ui/age-of.ts";
import { Badge } from "#app/ui/badge.tsx";
import { Button, ButtonRow, LinkButton } from "#app/ui/button.tsx";
import { CardSection, FlushCard } from "#app/ui/card.tsx";
import { FieldError } from "#app/ui/forms/form-fields.tsx";
import { useDoneToast } from "#app/ui/forms/use-done-toast.ts";
import { useWords } from "#app/ui/messages/reader-provider.tsx";
import { useText } from "#app/ui/messages/use-text.ts";
import { Row, Stack } from "#app/ui/stack.tsx";
import { Heading, Muted, Paragraph } from "#app/ui/text.tsx";
import { parts } from "../parts/messages.ts";
import { causeOf, type Remedy, remedyOf } from "./causes.ts";
import { DismissForm } from "./dismiss-form.tsx";
import { ExceptionItem } from "./exception-item.tsx";
import { exceptionsScreen } from "./messages.ts";
import type { ExceptionGroup } from "./read-exceptions.server.ts";

/** Trouble of one cause: what happened, what Waybill did about it, and what resolves it, for one or for all. */
export function ExceptionGroupCard({ group, asOf }: { group: ExceptionGroup; asOf: string }) {
  const text = useText(exceptionsScreen);
  const part = useText(parts);
  const words = useWords();
  const cause = causeOf(group.cause);
  const title = words(cause.title);
  const command = useFetcher<Reply>();
  const [dismissing, setDismissing] = useState<readonly string[] | null>(null);
  useDoneToast(command.data);

  const remedy = remedyOf(cause, group.items);
  const resolve = (by: Remedy) => command.submit(by, { method: "post", encType: "application/json" });
  const busy = command.state !== "idle";
  const dismissForm = dismissing && <DismissForm key={dismissing.join()} ids={dismissing} onDone={() => setDismissing(null)} />;

  return (
    <section id={group.cause} aria-label={title}>
      <FlushCard>
        <CardSection>
          <Stack gap="small">
            <Row>
              <Heading>{title}</Heading>
              <Badge tone="critical">{part("open", { count: group.count })}</Badge>
              <Muted>{part("oldest", { age: ageOf(group.oldest, asOf) })}</Muted>
            </Row>
            <Paragraph>{words(cause.tried)}</Paragraph>
            <ButtonRow>
              {remedy && group.items.length > 1 && (
                <Button look="primary" busy={busy} onClick={() => resolve(remedy)}>
                  {text(`${remedy.intent}-all`, { all: group.items.length })}
                </Button>
              )}
              {cause.remedy === "permission" && (
                <LinkButton look="primary" url="/app/settings">
                  {text("allow-in-settings")}
                </LinkButton>
              )}
              {group.items.length > 1 && (
                <Button disabled={busy} onClick={() => setDismissing(group.items.map((item) => item.id))}>
                  {text("dismiss-all", { all: group.items.length })}
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
                onResolve={resolve}
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
            <Paragraph muted>{text("longest-waiting", { shown: group.items.length, all: group.count })}</Paragraph>
          </CardSection>
        )}
      </FlushCard>
    </section>
  );
}
