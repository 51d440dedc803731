import { useEffect, useState } from "react";
import { useFetcher } from "@remix-run/react";
import type { Reply } from "#app/platform/http/reply.ts";
import { Badge } from "#app/ui/badge.tsx";
import { Banner } from "#app/ui/banner.tsx";
import { Card } from "#app/ui/card.tsx";
import { useDoneToast } from "#app/ui/forms/use-done-toast.ts";
import { useLiveData } from "#app/ui/hooks/use-live-data.ts";
import { Link } from "#app/ui/link.tsx";
import { useWords } from "#app/ui/messages/reader-provider.tsx";
import { useText } from "#app/ui/messages/use-text.ts";
import { MainAndAside, Screen } from "#app/ui/screen.tsx";
import { Row, Stack } from "#app/ui/stack.tsx";
import { Paragraph } from "#app/ui/text.tsx";
import { frame } from "../frame/messages.ts";
import { STATE_LOOKS, standingInLines } from "../recovery/standing-in-words.ts";
import { BuyerCard } from "./buyer-card.tsx";
import { MayCallDialog, NoCallsDialog } from "./call-consent-dialog.tsx";
import { ConsentCard } from "./consent-card.tsx";
import { CartLinesCard } from "./lines-card.tsx";
import { recoveryCart } from "./messages.ts";
import type { CartView } from "./read-cart.server.ts";
import { RunsCard } from "./runs-card.tsx";
import { StartJourneyDialog } from "./start-journey-dialog.tsx";
import { TimelineCard } from "./timeline-card.tsx";

const AGAIN_MS = 10_000;

/** One cart: what was in it, whose it was, what they agreed to, and everything that was done about it or is planned. */
export function CartScreen(cart: CartView) {
  const text = useText(recoveryCart);
  const titles = useText(frame);
  const words = useWords();
  const command = useFetcher<Reply>();
  useDoneToast(command.data);
  useLiveData(AGAIN_MS);
  const [asking, ask] = useState<"start" | "may-call" | "no-calls" | null>(null);
  useEffect(() => {
    if (command.data?.ok) ask(null);
  }, [command.data]);
  const close = () => ask(null);
  const busy = command.state !== "idle";
  // In which dialog the last thing was asked for: what is wrong with it stands there, and in no other.
  const [askedIn, setAskedIn] = useState(asking);
  const send = (told: Record<string, string>) => {
    setAskedIn(asking);
    command.submit(told, { method: "post" });
  };
  const refused = askedIn === asking && command.data?.ok === false ? words(command.data.message) : undefined;
  const { look, label } = STATE_LOOKS[cart.state];
  return (
    <Screen
      title={cart.who === null ? text("cart-of-unknown") : text("cart-of", { who: cart.who })}
      back={{ label: titles("recovery"), url: "/app/recovery" }}
      badge={<Badge {...look}>{words(label)}</Badge>}
    >
      <Stack>
        {asking === null && refused !== undefined && <Banner tone="critical" title={refused} />}
        <MainAndAside
          main={
            <Stack>
              <Card heading={text("what-is-done")} gap="small">
                {standingInLines(cart.standing).map((line, at) => (
                  <Paragraph key={at}>{words(line)}</Paragraph>
                ))}
                {cart.orderId !== null && (
                  <Row>
                    <Link url={`/app/orders/${cart.orderId}`}>{text("see-order")}</Link>
                  </Row>
                )}
              </Card>
              <CartLinesCard lines={cart.lines} value={cart.value} prices={cart.prices} discountCodes={cart.discountCodes} />
              <TimelineCard events={cart.timeline} />
            </Stack>
          }
          aside={
            <Stack>
              <BuyerCard buyer={cart.buyer} withheld={cart.withheld} />
              <ConsentCard consents={cart.consents} busy={busy} onMayCall={() => ask("may-call")} onNoCalls={() => ask("no-calls")} />
              <RunsCard
                runs={cart.runs}
                busy={busy}
                onStop={(run) => send({ intent: "stop", runId: run.id })}
                onStart={() => ask("start")}
              />
            </Stack>
          }
        />
      </Stack>
      <StartJourneyDialog
        journeys={cart.journeys}
        open={asking === "start"}
        busy={busy}
        error={refused}
        onStart={(journeyId) => send({ intent: "start", journeyId })}
        onClose={close}
      />
      {asking === "may-call" && (
        <MayCallDialog busy={busy} error={refused} onConfirm={(how) => send({ intent: "may-call", how })} onClose={close} />
      )}
      {asking === "no-calls" && (
        <NoCallsDialog who={cart.who} busy={busy} error={refused} onConfirm={() => send({ intent: "no-calls" })} onClose={close} />
      )}
    </Screen>
  );
}
