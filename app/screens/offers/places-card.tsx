import type { Placement } from "#app/contracts/offers.ts";
import type { SeenPlaces } from "#app/offers/serving/read-seen-places.server.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { Card, Panel } from "#app/ui/card.tsx";
import { useWords } from "#app/ui/messages/reader-provider.tsx";
import { useText } from "#app/ui/messages/use-text.ts";
import { Grid, Row, Stack } from "#app/ui/stack.tsx";
import { Heading, Paragraph } from "#app/ui/text.tsx";
import { offersScreen } from "./messages.ts";
import { PLACE_NAMES } from "./place-names.ts";
import { SeenBadge, SeenLine } from "./seen-badge.tsx";
import { waysInto } from "./place-ways.ts";

type Props = { apiKey: string; seen: SeenPlaces; places: readonly Placement[] };

/** How offers get in front of buyers: each place, whether a buyer's page was seen there, and the ways to put it there. */
export function PlacesCard({ apiKey, seen, places }: Props) {
  const text = useText(offersScreen);
  const words = useWords();
  return (
    <Card heading={text("places")}>
      <Paragraph muted>{text("places-why")}</Paragraph>
      <Grid columns={{ phone: 1, desk: 2 }} gap="medium">
        {places.map((placement) => (
          <Panel key={placement}>
            <Stack gap="small">
              <Row place="spread">
                <Heading level={3}>{words(PLACE_NAMES[placement])}</Heading>
                <SeenBadge seenAt={seen[placement]} />
              </Row>
              <SeenLine seenAt={seen[placement]} />
              {waysInto(placement, apiKey).map(({ name, url }) => (
                <Stack key={name} gap="tight">
                  <Paragraph muted>{text(`${name}-how`)}</Paragraph>
                  <Row>
                    <LinkButton url={url} says={text(name === "place-after" ? "in-checkout-it" : "in-theme-it", { block: text(name) })}>
                      {text(name === "place-after" ? "in-checkout" : "in-theme")}
                    </LinkButton>
                  </Row>
                </Stack>
              ))}
            </Stack>
          </Panel>
        ))}
      </Grid>
    </Card>
  );
}
