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
import { STATE_LOOKS, standingInWords } from "../recovery/standing-in-words.ts";
import { BuyerCard } from "./buyer-card.tsx";
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
  const [starting, setStarting] = useState(false);
  useEffect(() => {
    if (command.data?.ok) setStarting(false);
  }, [command.data]);
  const busy = command.state !== "idle";
  const refused = command.data?.ok === false ? words(command.data.message) : undefined;
  const { look, label } = STATE_LOOKS[cart.state];
  return (
    <Screen
      title={cart.who === null ? text("cart-of-unknown") : text("cart-of", { who: cart.who })}
      back={{ label: titles("recovery"), url: "/app/recovery" }}
      badge={<Badge {...look}>{words(label)}</Badge>}
    >
      <Stack>
        {refused !== undefined && !starting && <Banner tone="critical" title={refused} />}
        <MainAndAside
          main={
            <Stack>
              <Card heading={text("what-is-done")} gap="small">
                <Paragraph>{words(standingInWords(cart.standing))}</Paragraph>
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
              <ConsentCard
                consents={cart.consents}
                busy={busy}
                onMayCall={() => command.submit({ intent: "may-call" }, { method: "post" })}
              />
              <RunsCard
                runs={cart.runs}
                busy={busy}
                onStop={(run) => command.submit({ intent: "stop", runId: run.id }, { method: "post" })}
                onStart={() => setStarting(true)}
              />
            </Stack>
          }
        />
      </Stack>
      <StartJourneyDialog
        journeys={cart.journeys}
        open={starting}
        busy={busy}
        error={refused}
        onStart={(journeyId) => command.submit({ intent: "start", journeyId }, { method: "post" })}
        onClose={() => setStarting(false)}
      />
    </Screen>
  );
}
