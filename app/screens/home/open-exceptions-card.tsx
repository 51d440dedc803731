import { ageInWords } from "#app/ui/age-in-words.ts";
import { Badge } from "#app/ui/badge.tsx";
import { LinkButton } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { useWords } from "#app/ui/messages/reader-provider.tsx";
import { Row, Stack } from "#app/ui/stack.tsx";
import { Heading, Muted, Paragraph } from "#app/ui/text.tsx";
import { causeOf } from "../exceptions/causes.ts";
import type { Trouble } from "./read-home.server.ts";

/** What needs a person, by cause, the longest waiting first; says so plainly when nothing does. */
export function OpenExceptionsCard({ troubles, asOf }: { troubles: readonly Trouble[]; asOf: string }) {
  const words = useWords();
  return (
    <Card heading="What needs you">
      {troubles.length === 0 && <Paragraph>Nothing needs you.</Paragraph>}
      <Stack as="ul">
        {troubles.map((trouble) => (
          <li key={trouble.cause}>
            <Stack gap="tight">
              <Row>
                <Heading level={3}>{words(causeOf(trouble.cause).title)}</Heading>
                <Badge tone="critical">{`${trouble.count} open`}</Badge>
                <Muted>{`oldest ${ageInWords(trouble.oldest, asOf)}`}</Muted>
              </Row>
              <Paragraph>{words(trouble.message)}</Paragraph>
              <Row>
                <LinkButton url={`/app/exceptions#${encodeURIComponent(trouble.cause)}`}>Resolve</LinkButton>
              </Row>
            </Stack>
          </li>
        ))}
      </Stack>
    </Card>
  );
}
