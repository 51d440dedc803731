import { Badge } from "#app/ui/badge.tsx";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { Link } from "#app/ui/link.tsx";
import { useText } from "#app/ui/messages/use-text.ts";
import { Row, Stack } from "#app/ui/stack.tsx";
import { Muted, Paragraph, WrittenByPeople } from "#app/ui/text.tsx";
import { useWords } from "#app/ui/messages/reader-provider.tsx";
import { isUnderWay } from "../recovery/cart-run.ts";
import { recoveryScreen } from "../recovery/messages.ts";
import { recoveryCart } from "./messages.ts";
import type { CartRun } from "./read-cart-runs.server.ts";

type Props = { runs: readonly CartRun[]; busy: boolean; onStop: (run: CartRun) => void; onStart: () => void };

/** The journeys that have taken the cart, and the buttons that stop one or start another. */
export function RunsCard({ runs, busy, onStop, onStart }: Props) {
  const text = useText(recoveryCart);
  const words = useWords();
  return (
    <Card heading={text("journeys")} headingSize="small">
      {runs.length === 0 && <Paragraph muted>{text("no-runs")}</Paragraph>}
      <Stack as="ul" gap="medium">
        {runs.map((run) => (
          <li key={run.id}>
            <Stack gap="tight">
              <Row place="spread">
                <Link url={`/app/recovery/journeys/${run.journeyId}`}>
                  <WrittenByPeople>{run.journey}</WrittenByPeople>
                </Link>
                <RunBadge run={run} />
              </Row>
              <Muted>{text("in-journey", { moment: run.enteredAt })}</Muted>
              {run.endedBy !== null && <Muted>{words(recoveryScreen.message(`ended-${run.endedBy}`, { journey: run.journey }))}</Muted>}
              {run.step && <Muted>{words(run.step)}</Muted>}
              {run.endedBy === null && run.dueAt !== null && !run.isPaused && <Muted>{text("next-step", { moment: run.dueAt })}</Muted>}
              {run.plannedAt !== null && <Muted>{text("message-due", { moment: run.plannedAt })}</Muted>}
              {run.callAt !== null && <Muted>{text("call-on-list")}</Muted>}
              {isUnderWay(run) && (
                <Row>
                  <Button disabled={busy} says={text("stop-it", { journey: run.journey })} onClick={() => onStop(run)}>
                    {text("stop")}
                  </Button>
                </Row>
              )}
            </Stack>
          </li>
        ))}
      </Stack>
      <Row>
        <Button disabled={busy} onClick={onStart}>
          {text("start-a-journey")}
        </Button>
      </Row>
    </Card>
  );
}

function RunBadge({ run }: { run: CartRun }) {
  const text = useText(recoveryCart);
  if (!isUnderWay(run)) return <Badge>{text("is-over")}</Badge>;
  return run.isPaused ? <Badge tone="attention">{text("is-paused")}</Badge> : <Badge tone="info">{text("is-running")}</Badge>;
}
