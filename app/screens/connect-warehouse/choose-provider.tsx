import { LinkButton } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { useWords } from "#app/ui/messages/reader-provider.tsx";
import { Grid, Row } from "#app/ui/stack.tsx";
import { Paragraph } from "#app/ui/text.tsx";
import type { ProviderCard } from "#app/warehouses/providers/provider.ts";

/** The providers that a warehouse can be connected of, each with what it is and what one needs. */
export function ChooseProvider({ providers }: { providers: readonly ProviderCard[] }) {
  const words = useWords();
  return (
    <Grid columns={{ phone: 1, desk: 2 }}>
      {providers.map(({ kind, label, about, invitation }) => (
        <Card key={kind} heading={words(label)}>
          <Paragraph>{words(about)}</Paragraph>
          <Row>
            <LinkButton look="primary" url={`/app/warehouses/connect?kind=${kind}`}>
              {words(invitation)}
            </LinkButton>
          </Row>
        </Card>
      ))}
    </Grid>
  );
}
