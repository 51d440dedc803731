import { Badge, type BadgeLook } from "#app/ui/badge.tsx";
import { Card } from "#app/ui/card.tsx";
import { useWords } from "#app/ui/messages/reader-provider.tsx";
import { useText } from "#app/ui/messages/use-text.ts";
import { Row, Stack } from "#app/ui/stack.tsx";
import { Muted, Paragraph } from "#app/ui/text.tsx";
import { channelsScreen } from "./messages.ts";
import type { MailHealthView } from "./read-channels.server.ts";

const VERDICTS: Record<MailHealthView["verdict"], BadgeLook["tone"]> = {
  good: "success",
  watched: "warning",
  "paused-complaints": "critical",
  "paused-bounces": "critical",
};
const LEVELS = { good: "success", advice: "warning", problem: "critical" } as const;

/** What the sender's domain says to everybody, and how the shop's mail was received. */
export function MailHealthCard({ health }: { health: MailHealthView | null }) {
  const text = useText(channelsScreen);
  const words = useWords();
  if (health === null) {
    return (
      <Card>
        <Paragraph muted>{text("health-none")}</Paragraph>
      </Card>
    );
  }
  const { domain, judgedAt, verdict, findings, sent, bounced, complained, since } = health;
  // Nothing has come back from mailboxes yet, but they will turn mail away.
  const willBeRefused = verdict === "good" && findings.some(({ level }) => level === "problem");
  return (
    <Card
      heading={text("health-of", { domain, moment: judgedAt })}
      headingSize="small"
      aside={
        <Badge tone={willBeRefused ? LEVELS.problem : VERDICTS[verdict]}>
          {text(willBeRefused ? "level-problem" : `health-${verdict}`)}
        </Badge>
      }
    >
      <Muted>{text("health-counts", { sent, since, bounced, complained })}</Muted>
      <Stack as="ul" gap="small">
        {findings.map(({ record, level, message }) => (
          <li key={record}>
            <Row align="top">
              <Badge tone={LEVELS[level]}>{text(`level-${level}`)}</Badge>
              <span className="wb-wrap">{words(message)}</span>
            </Row>
          </li>
        ))}
      </Stack>
    </Card>
  );
}
