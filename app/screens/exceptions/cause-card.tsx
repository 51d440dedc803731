import { useEffect, useState } from "react";
import { useFetcher } from "@remix-run/react";
import type { Reply } from "#app/platform/http/reply.ts";
import { ageOf } from "#app/ui/age-of.ts";
import { Badge } from "#app/ui/badge.tsx";
import { Button, ButtonRow } from "#app/ui/button.tsx";
import { CardSection, FlushCard } from "#app/ui/card.tsx";
import { FieldError } from "#app/ui/forms/form-fields.tsx";
import { useDoneToast } from "#app/ui/forms/use-done-toast.ts";
import { useWords } from "#app/ui/messages/reader-provider.tsx";
import { useText } from "#app/ui/messages/use-text.ts";
import { KeepsHeight, Row, Stack } from "#app/ui/stack.tsx";
import { Heading, Muted, Paragraph } from "#app/ui/text.tsx";
import { parts } from "../parts/messages.ts";
import { causeOf } from "./causes.ts";
import { DismissForm } from "./dismiss-form.tsx";
import { ExceptionGroupView, useSharedName } from "./exception-group.tsx";
import { exceptionsScreen } from "./messages.ts";
import type { ExceptionsView } from "./read-exceptions.server.ts";
import { type RunCommand, type Sharing, solutionOf } from "./solution.ts";
import { SolutionButton } from "./solution-button.tsx";
import { keyOf, type ListedGroup } from "./steady-groups.ts";

type Props = { cause: string; groups: readonly ListedGroup[]; page: ExceptionsView };

/** Trouble of one cause: what happened, what Waybill did about it, and what solves it, for one, for all that share something, or for all. */
export function CauseCard({ cause, groups, page }: Props) {
  const text = useText(exceptionsScreen);
  const part = useText(parts);
  const words = useWords();
  const declared = causeOf(cause);
  const title = words(declared.title);
  const command = useFetcher<Reply>();
  const [dismissing, setDismissing] = useState<readonly string[] | null>(null);
  useDoneToast(command.data);

  const run: RunCommand = (by) => command.submit(by, { method: "post", encType: "application/json" });
  const busy = command.state !== "idle";
  const listed = groups.flatMap(({ items }) => items.filter(({ isOver }) => !isOver));
  const ids = listed.map(({ id }) => id).slice(0, 50);
  const count = groups.reduce((sum, group) => sum + group.count, 0);
  const shown = listed.length;
  const hadSeveral = groups.reduce((sum, { items }) => sum + items.length, 0) > 1;
  // What is asked stays until the answer is there to see: closed before, it would draw what is below it under the finger that answered.
  const isAnswered = dismissing !== null && !dismissing.some((id) => ids.includes(id));
  const [wasAnswered, setAnswered] = useState(false);
  useEffect(() => {
    if (!isAnswered) return;
    setAnswered(true);
    setDismissing(null);
  }, [isAnswered]);
  const dismiss = (these: readonly string[]) => {
    setAnswered(false);
    setDismissing(these);
  };
  const oldest = groups.map((group) => group.oldest).sort()[0] ?? page.asOf;
  const [first] = groups;
  const name = useSharedName(first ?? { shared: NOTHING, sharedName: null });
  const solvesAll =
    first && groups.length === 1 && name === null && ids.length > 1 ? solutionOf(declared, listed, first.shared, page.warehouses) : null;
  const dismissForm = dismissing && <DismissForm key={dismissing.join()} ids={dismissing} onKeep={() => setDismissing(null)} />;

  return (
    <section id={cause} aria-label={title}>
      <FlushCard>
        <CardSection>
          <Stack gap="small">
            <Row>
              <Heading>{title}</Heading>
              {count > 0 && <Badge tone="critical">{part("open", { count })}</Badge>}
              {count > 0 && <Muted>{part("oldest", { age: ageOf(oldest, page.asOf) })}</Muted>}
            </Row>
            <Paragraph>{words(declared.tried)}</Paragraph>
            {hadSeveral && (
              <KeepsHeight kept={ids.length < 2}>
                {ids.length > 1 && (
                  <ButtonRow>
                    {solvesAll && <SolutionButton primary solution={solvesAll} busy={busy} leftBefore={page.leftBefore} onRun={run} />}
                    <Button disabled={busy} onClick={() => run({ intent: "assign", exceptionId: ids, ownerId: page.me })}>
                      {text("take-all")}
                    </Button>
                    <Button disabled={busy} onClick={() => dismiss(ids)}>
                      {text("dismiss-all", { all: ids.length })}
                    </Button>
                  </ButtonRow>
                )}
              </KeepsHeight>
            )}
            {command.data?.ok === false && <FieldError of={cause}>{words(command.data.message)}</FieldError>}
          </Stack>
        </CardSection>
        {groups.map((group) => (
          <ExceptionGroupView
            key={keyOf(group)}
            group={group}
            alone={groups.length === 1}
            declared={declared}
            page={page}
            busy={busy}
            onRun={run}
            onDismiss={(id) => dismiss([id])}
            dismissing={dismissing?.length === 1 ? (dismissing[0] ?? null) : null}
            dismissForm={dismissForm}
          />
        ))}
        <KeepsHeight kept={isAnswered || wasAnswered}>
          {dismissing !== null && dismissing.length > 1 && <CardSection>{dismissForm}</CardSection>}
        </KeepsHeight>
        {count > shown && (
          <CardSection>
            <Paragraph muted>{text("longest-waiting", { shown, all: count })}</Paragraph>
          </CardSection>
        )}
      </FlushCard>
    </section>
  );
}

const NOTHING: Sharing = { sku: null, productId: null, warehouseId: null, countryCode: null };
