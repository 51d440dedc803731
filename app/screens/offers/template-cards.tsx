import { LinkButton } from "#app/ui/button.tsx";
import { Panel } from "#app/ui/card.tsx";
import { useWords } from "#app/ui/messages/reader-provider.tsx";
import { useText } from "#app/ui/messages/use-text.ts";
import { Grid, Row, Stack } from "#app/ui/stack.tsx";
import { Heading, Paragraph } from "#app/ui/text.tsx";
import { offersScreen } from "./messages.ts";
import { OFFER_TEMPLATES } from "../offer/offer-templates.ts";

/** Offers to begin with, each with what it does. `first`: there is none yet. */
export function TemplateCards({ first = false }: { first?: boolean }) {
  const text = useText(offersScreen);
  const words = useWords();
  return (
    <Grid columns={{ phone: 1, desk: 2 }} gap="medium">
      {OFFER_TEMPLATES.map(({ id, title, about }, index) => (
        <Panel key={id}>
          <Stack gap="small">
            <Heading level={3}>{words(title)}</Heading>
            <Paragraph muted>{words(about)}</Paragraph>
            <Row>
              <LinkButton
                look={first && index === 0 ? "primary" : undefined}
                url={`/app/offers/new?template=${id}`}
                says={text("start-with-it", { template: title })}
              >
                {text("start-with")}
              </LinkButton>
            </Row>
          </Stack>
        </Panel>
      ))}
    </Grid>
  );
}
