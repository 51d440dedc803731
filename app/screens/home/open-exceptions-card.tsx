import { ageOf } from "#app/ui/age-of.ts";
import { Badge } from "#app/ui/badge.tsx";
import { LinkButton } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { Link } from "#app/ui/link.tsx";
import { useWords } from "#app/ui/messages/reader-provider.tsx";
import { useText } from "#app/ui/messages/use-text.ts";
import { Row, Stack } from "#app/ui/stack.tsx";
import { Heading, Muted, Paragraph } from "#app/ui/text.tsx";
import { causeOf } from "../exceptions/causes.ts";
import { parts } from "../parts/messages.ts";
import { home } from "./messages.ts";
import type { Home } from "./read-home.server.ts";

/** What needs a person, by cause, the longest waiting first, and how many causes more there are; says so plainly when nothing does. */
export function OpenExceptionsCard({ troubles, furtherCauses, asOf }: Pick<Home, "troubles" | "furtherCauses" | "asOf">) {
  const text = useText(home);
  const part = useText(parts);
  const words = useWords();
  return (
    <Card heading={text("what-needs-you")}>
      {troubles.length === 0 && <Paragraph>{part("nothing-needs-you")}</Paragraph>}
      <Stack as="ul">
        {troubles.map((trouble) => (
          <li key={trouble.cause}>
            <Stack gap="tight">
              <Row>
                <Heading level={3}>{words(causeOf(trouble.cause).title)}</Heading>
                <Badge tone="critical">{part("open", { count: trouble.count })}</Badge>
                <Muted>{part("oldest", { age: ageOf(trouble.oldest, asOf) })}</Muted>
              </Row>
              <Paragraph>{words(trouble.message)}</Paragraph>
              <Row>
                <LinkButton url={`/app/exceptions#${encodeURIComponent(trouble.cause)}`}>{part("resolve")}</LinkButton>
              </Row>
            </Stack>
          </li>
        ))}
      </Stack>
      {furtherCauses > 0 && (
        <Paragraph>
          <Link url="/app/exceptions">{text("further-causes", { count: furtherCauses })}</Link>
        </Paragraph>
      )}
    </Card>
  );
}
