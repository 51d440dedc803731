import { LinkButton } from "#app/ui/button.tsx";
import { Card, Panel } from "#app/ui/card.tsx";
import { useText } from "#app/ui/messages/use-text.ts";
import { Grid, Row, Stack } from "#app/ui/stack.tsx";
import { Heading, Paragraph } from "#app/ui/text.tsx";
import { offersScreen } from "./messages.ts";
import { IN_THEME, themeEditorUrl } from "./theme-editor.ts";

/** How offers get in front of buyers: each block of the theme with the way to its editor, and where Shopify keeps the other places. */
export function PlacesCard({ apiKey }: { apiKey: string }) {
  const text = useText(offersScreen);
  return (
    <Card heading={text("places")}>
      <Paragraph muted>{text("places-why")}</Paragraph>
      <Grid columns={{ phone: 1, desk: 2 }} gap="medium">
        {IN_THEME.map(({ name, ...block }) => (
          <Place key={name} title={text(name)} how={text(`${name}-how`)}>
            <LinkButton url={themeEditorUrl(apiKey, block)} says={text("in-theme-it", { block: text(name) })}>
              {text("in-theme")}
            </LinkButton>
          </Place>
        ))}
        <Place title={text("place-after")} how={text("place-after-how")}>
          <LinkButton url="shopify://admin/settings/checkout" says={text("in-checkout-it", { block: text("place-after") })}>
            {text("in-checkout")}
          </LinkButton>
        </Place>
      </Grid>
    </Card>
  );
}

function Place({ title, how, children }: { title: string; how: string; children: React.ReactNode }) {
  return (
    <Panel>
      <Stack gap="small">
        <Heading level={3}>{title}</Heading>
        <Paragraph muted>{how}</Paragraph>
        <Row>{children}</Row>
      </Stack>
    </Panel>
  );
}
