import { useFetcher } from "@remix-run/react";
import type { Message } from "#app/platform/messages/message.ts";
import { Badge } from "#app/ui/badge.tsx";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { Banner } from "#app/ui/banner.tsx";
import { Card, Panel } from "#app/ui/card.tsx";
import { useLiveData } from "#app/ui/hooks/use-live-data.ts";
import { Link } from "#app/ui/link.tsx";
import { ui } from "#app/ui/messages/messages.ts";
import { useWords } from "#app/ui/messages/reader-provider.tsx";
import { useText } from "#app/ui/messages/use-text.ts";
import { Screen } from "#app/ui/screen.tsx";
import { Grid, Row, Stack } from "#app/ui/stack.tsx";
import { DataTable } from "#app/ui/tables/data-table.tsx";
import { Heading, Muted, Paragraph, Span, WrittenByPeople } from "#app/ui/text.tsx";
import { frame } from "../frame/messages.ts";
import { journey } from "../journey/messages.ts";
import { STATE_TONES } from "../journey/state-tones.ts";
import { RecoveryTabs } from "../recovery/recovery-tabs.tsx";
import { journeysScreen } from "./messages.ts";
import type { JourneyRow } from "./read-journeys.server.ts";

/** A journey to begin with, as it is chosen. */
export type TemplateCard = { id: string; title: Message; about: Message };

type Props = { journeys: readonly JourneyRow[]; templates: readonly TemplateCard[] };

/** The shop's journeys with what became of them, and those to begin with. */
export function JourneysScreen({ journeys, templates }: Props) {
  const text = useText(journeysScreen);
  const titles = useText(frame);
  const creating = useFetcher();
  useLiveData(20_000);
  const create = (template: string) => creating.submit({ intent: "create", template }, { method: "post" });
  const isFirst = journeys.length === 0;
  const idle = journeys.filter(({ isForNobody }) => isForNobody);
  return (
    <Screen title={titles("recovery")} primaryAction={{ label: text("new"), onAction: () => create("empty") }}>
      <RecoveryTabs at="journeys">
        <Stack>
          {idle.length > 0 && (
            <Banner
              tone="warning"
              title={text("for-nobody", { count: idle.length, names: idle.map(({ name }) => `“${name}”`) })}
              action={{ label: text("turn-on-pixel"), url: "/app/settings/channels" }}
            >
              {text("for-nobody-why")}
            </Banner>
          )}
          {!isFirst && <JourneysCard journeys={journeys} />}
          <Card heading={text(isFirst ? "first-title" : "more-title")}>
            {isFirst && <Paragraph>{text("first-why")}</Paragraph>}
            <Templates templates={templates} isFirst={isFirst} busy={creating.state !== "idle"} onUse={create} />
          </Card>
        </Stack>
      </RecoveryTabs>
    </Screen>
  );
}

function JourneysCard({ journeys }: Pick<Props, "journeys">) {
  const text = useText(journeysScreen);
  const states = useText(journey);
  const format = useText(ui);
  const count = (value: number) => format("number", { value });
  return (
    <Card gap="small">
      <DataTable
        cardsOnPhone
        rows={journeys}
        rowKey={({ id }) => id}
        columns={[
          {
            title: text("name"),
            cell: ({ id, name }) => (
              <Link url={`/app/recovery/journeys/${id}`} title>
                <Span strong>
                  <WrittenByPeople>{name}</WrittenByPeople>
                </Span>
              </Link>
            ),
          },
          { title: text("state"), cell: ({ state }) => <Badge tone={STATE_TONES[state]}>{states(state)}</Badge> },
          { title: text("begins"), cell: ({ trigger }) => (trigger === null ? "—" : states(`begins-${trigger}`)) },
          { title: text("people"), number: true, cell: ({ people }) => count(people) },
          { title: text("sent"), number: true, cell: ({ sent }) => count(sent) },
          { title: text("bought"), number: true, cell: ({ bought }) => count(bought) },
        ]}
      />
      <Muted>{text("bought-help")}</Muted>
    </Card>
  );
}

type TemplatesProps = Pick<Props, "templates"> & { isFirst: boolean; busy: boolean; onUse: (template: string) => void };

function Templates({ templates, isFirst, busy, onUse }: TemplatesProps) {
  const text = useText(journeysScreen);
  const words = useWords();
  const all = [...templates, { id: "empty", title: journeysScreen.message("empty"), about: journeysScreen.message("empty-about") }];
  return (
    <Grid columns={{ phone: 1, desk: 2 }} gap="medium">
      {all.map(({ id, title, about }, index) => (
        <Panel key={id}>
          <Stack gap="small">
            <Heading level={3}>{words(title)}</Heading>
            <Paragraph muted>{words(about)}</Paragraph>
            <Row>
              <Button
                look={isFirst && index === 0 ? "primary" : undefined}
                disabled={busy}
                says={text("use-it", { template: title })}
                onClick={() => onUse(id)}
              >
                {text("use")}
              </Button>
            </Row>
          </Stack>
        </Panel>
      ))}
      <Panel>
        <Stack gap="small">
          <Heading level={3}>{text("klaviyo")}</Heading>
          <Paragraph muted>{text("klaviyo-about")}</Paragraph>
          <Row>
            <LinkButton url="/app/recovery/journeys/import">{text("import-klaviyo")}</LinkButton>
          </Row>
        </Stack>
      </Panel>
    </Grid>
  );
}
