import { Badge } from "#app/ui/badge.tsx";
import { Card } from "#app/ui/card.tsx";
import { useWords } from "#app/ui/messages/reader-provider.tsx";
import { useText } from "#app/ui/messages/use-text.ts";
import { Row, Stack } from "#app/ui/stack.tsx";
import { Paragraph } from "#app/ui/text.tsx";
import { mailHealthLines } from "./mail-health-lines.ts";
import { channelsScreen } from "./messages.ts";
import type { MailHealthView } from "./read-channels.server.ts";

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
  return (
    <Card heading={text("health-of", { domain: health.domain, moment: health.judgedAt })} headingSize="small">
      <Stack as="ul" gap="small">
        {mailHealthLines(health).map(({ key, tone, badge, says }) => (
          <li key={key}>
            <Row align="top">
              <Badge tone={tone}>{words(badge)}</Badge>
              <span className="wb-wrap">{words(says)}</span>
            </Row>
          </li>
        ))}
      </Stack>
    </Card>
  );
}
