import { useEffect, useState } from "react";
import { useFetcher } from "@remix-run/react";
import { Banner } from "#app/ui/banner.tsx";
import { LinkButton } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { useDoneToast } from "#app/ui/forms/use-done-toast.ts";
import { useLiveData } from "#app/ui/hooks/use-live-data.ts";
import { useUrlParams } from "#app/ui/hooks/use-url-params.ts";
import { useWords } from "#app/ui/messages/reader-provider.tsx";
import { useText } from "#app/ui/messages/use-text.ts";
import { Screen } from "#app/ui/screen.tsx";
import { Row, Stack } from "#app/ui/stack.tsx";
import { Tabs } from "#app/ui/tabs.tsx";
import { Paragraph } from "#app/ui/text.tsx";
import { frame } from "../frame/messages.ts";
import { RecoveryTabs } from "../recovery/recovery-tabs.tsx";
import { CallCard } from "./call-card.tsx";
import { CallInHandCard } from "./call-in-hand-card.tsx";
import type { CallInHand, CallsReply } from "./command-calls.server.ts";
import { callsScreen } from "./messages.ts";
import type { CallRow, CallsView } from "./read-calls.server.ts";

/** The agents' list: whom to call, when they may be called, and the call in hand. For a tablet or a phone beside it. */
export function CallsScreen({ which, rows, after }: CallsView) {
  const text = useText(callsScreen);
  const titles = useText(frame);
  const words = useWords();
  const { change } = useUrlParams();
  const taking = useFetcher<CallsReply>();
  const [inHand, setInHand] = useState<CallInHand | null>(null);
  // Once it is over, on another screen for instance, it is on the list no more.
  const [taken, setTaken] = useState<CallRow | null>(null);
  useDoneToast(taking.data);
  useLiveData(inHand === null ? 15_000 : null);
  useEffect(() => {
    if (taking.data?.ok && taking.data.inHand) setInHand(taking.data.inHand);
  }, [taking.data]);
  const row = [...rows, ...(taken ? [taken] : [])].find(({ id }) => id === inHand?.taskId);
  const refused = taking.data?.ok === false ? words(taking.data.message) : undefined;

  return (
    <Screen title={titles("recovery")}>
      <RecoveryTabs at="calls">
        <div className="calls">
          {inHand ? (
            <CallInHandCard inHand={inHand} row={row} onOver={() => setInHand(null)} />
          ) : (
            <Tabs
              fitted
              tabs={(["open", "over"] as const).map((id) => ({ id, label: text(id) }))}
              selected={which}
              onSelect={(id) => change({ which: id === "open" ? null : id, after: null })}
            >
              <Stack>
                {refused !== undefined && <Banner tone="warning" title={refused} />}
                {rows.length === 0 && which === "open" && (
                  <EmptyState
                    title={text("no-open")}
                    why={text("no-open-why")}
                    action={{ label: text("make-journey"), url: "/app/recovery/journeys" }}
                  />
                )}
                {rows.length === 0 && which === "over" && (
                  <Card>
                    <Paragraph muted>{text("no-over")}</Paragraph>
                  </Card>
                )}
                {rows.map((one) => (
                  <CallCard
                    key={one.id}
                    row={one}
                    busy={taking.state !== "idle"}
                    onTake={() => {
                      setTaken(one);
                      taking.submit({ intent: "take", taskId: one.id }, { method: "post" });
                    }}
                  />
                ))}
                {after !== null && (
                  <Row place="end">
                    <LinkButton url={`/app/recovery/calls?which=${which}&after=${after}`}>{text("after")}</LinkButton>
                  </Row>
                )}
              </Stack>
            </Tabs>
          )}
        </div>
      </RecoveryTabs>
    </Screen>
  );
}
