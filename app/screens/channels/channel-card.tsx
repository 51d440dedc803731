import { useEffect, useState } from "react";
import { useFetcher } from "@remix-run/react";
import { Badge, type BadgeLook } from "#app/ui/badge.tsx";
import { Banner } from "#app/ui/banner.tsx";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { CopyField } from "#app/ui/forms/copy-field.tsx";
import { useDoneToast } from "#app/ui/forms/use-done-toast.ts";
import { useWords } from "#app/ui/messages/reader-provider.tsx";
import { useText } from "#app/ui/messages/use-text.ts";
import { Row, Stack } from "#app/ui/stack.tsx";
import { Paragraph } from "#app/ui/text.tsx";
import type { ChannelsReply } from "./channels-command.ts";
import { ConnectForm } from "./connect-form.tsx";
import { DisconnectDialog } from "./disconnect-dialog.tsx";
import { channelsScreen } from "./messages.ts";
import { ReportsAt } from "./reports-at.tsx";
import type { ChannelView, MailReportsView } from "./read-channels.server.ts";

const TONES: Record<"connected" | "paused" | "refused", BadgeLook["tone"]> = {
  connected: "success",
  paused: "attention",
  refused: "critical",
};

/** How a channel is connected and whether anything leaves by it, or what connects it. */
export function ChannelCard({ channel, providers, connection, mailReports }: ChannelView & { mailReports: MailReportsView | null }) {
  const text = useText(channelsScreen);
  const words = useWords();
  const command = useFetcher<ChannelsReply>();
  useDoneToast(command.data);
  const [changing, setChanging] = useState(false);
  const [disconnecting, setDisconnecting] = useState(false);
  useEffect(() => {
    if (command.data?.ok) setDisconnecting(false);
  }, [command.data]);
  const leftToDo = command.data?.ok ? command.data.leftToDo : null;
  const does = (intent: "pause" | "resume" | "disconnect") => command.submit({ intent, channel }, { method: "post" });
  if (connection === null) {
    return (
      <Card heading={text(channel)} headingSize="small" aside={<Badge>{text("not-yet")}</Badge>}>
        {leftToDo && (
          <Banner tone="warning" title={text("left-to-do")}>
            {words(leftToDo)}
          </Banner>
        )}
        {changing ? (
          <ConnectForm providers={providers} now={undefined} onDone={() => setChanging(false)} />
        ) : (
          <>
            {providers.map(({ kind, about }) => (
              <Paragraph key={kind} muted>
                {words(about)}
              </Paragraph>
            ))}
            <Row>
              <Button says={text("set-up-it", { channel: text(channel) })} onClick={() => setChanging(true)}>
                {text("set-up")}
              </Button>
            </Row>
          </>
        )}
      </Card>
    );
  }
  const { kind, label, state, connectedAt, lastProblem, restsUntil, given, tellsAt } = connection;
  const busy = command.state !== "idle";
  const disconnect = (
    <Button destructive says={text("disconnect-channel", { channel: text(channel) })} onClick={() => setDisconnecting(true)}>
      {text("disconnect")}
    </Button>
  );
  return (
    <Card heading={text(channel)} headingSize="small" aside={<Badge tone={TONES[state]}>{text(state)}</Badge>}>
      <Paragraph>{text("is-connected", { provider: label, moment: connectedAt })}</Paragraph>
      {state === "paused" && <Paragraph>{text("is-paused")}</Paragraph>}
      {state === "refused" && (
        <Banner tone="critical" title={text("refused")}>
          {text("is-refused", { provider: label })}
        </Banner>
      )}
      {lastProblem && (
        <Banner tone="warning" title={text("last-problem")}>
          {words(lastProblem)}
        </Banner>
      )}
      {state === "connected" && restsUntil !== null && <Paragraph>{text("rests-until", { moment: restsUntil })}</Paragraph>}
      {tellsAt && <TellsAt {...tellsAt} />}
      {mailReports && <ReportsAt {...mailReports} />}
      {changing || state === "refused" ? (
        <ConnectForm providers={providers} now={{ kind, given }} onDone={() => setChanging(false)} />
      ) : (
        <Row>
          {state === "connected" ? (
            <Button busy={busy} onClick={() => does("pause")}>
              {text("pause")}
            </Button>
          ) : (
            <Button look="primary" busy={busy} onClick={() => does("resume")}>
              {text("resume")}
            </Button>
          )}
          <Button onClick={() => setChanging(true)}>{text("change")}</Button>
          {disconnect}
        </Row>
      )}
      {state === "refused" && <Row>{disconnect}</Row>}
      <DisconnectDialog
        channel={channel}
        connection={connection}
        open={disconnecting}
        busy={busy}
        onConfirm={() => does("disconnect")}
        onClose={() => setDisconnecting(false)}
      />
    </Card>
  );
}

/** What a merchant enters at the provider, so that it tells of messages and answers. */
function TellsAt({ address, verifyToken }: { address: string; verifyToken: string | null }) {
  const text = useText(channelsScreen);
  return (
    <Stack gap="small">
      <Paragraph muted>{text("tells-at-why")}</Paragraph>
      <CopyField label={text("tells-at")} value={address} />
      {verifyToken !== null && <CopyField label={text("verify-token")} value={verifyToken} />}
    </Stack>
  );
}
