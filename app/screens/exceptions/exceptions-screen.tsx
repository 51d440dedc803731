import { useEffect, useState } from "react";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { useText } from "#app/ui/messages/use-text.ts";
import { Screen } from "#app/ui/screen.tsx";
import { Row, Stack } from "#app/ui/stack.tsx";
import { Tabs } from "#app/ui/tabs.tsx";
import { Heading, Paragraph } from "#app/ui/text.tsx";
import { useLiveData } from "#app/ui/hooks/use-live-data.ts";
import { useUrlParams } from "#app/ui/hooks/use-url-params.ts";
import { frame } from "../frame/messages.ts";
import { parts } from "../parts/messages.ts";
import { CauseCard } from "./cause-card.tsx";
import { causeOf } from "./causes.ts";
import { DismissedCard } from "./dismissed-card.tsx";
import { exceptionsScreen } from "./messages.ts";
import type { ExceptionsView } from "./read-exceptions.server.ts";
import { type ListedGroup, steadyGroups } from "./steady-groups.ts";

/** What needs a person, by cause, with the button that solves each; and what was dismissed while it stands. */
export function ExceptionsScreen(page: ExceptionsView) {
  // Another list begins afresh.
  return <Worklist key={`${String(page.onlyMine)} ${page.onlyCause ?? ""}`} {...page} />;
}

function Worklist(page: ExceptionsView) {
  const titles = useText(frame);
  const text = useText(exceptionsScreen);
  const { change } = useUrlParams();
  useLiveData(15_000);
  const [shown, setShown] = useState<readonly ListedGroup[]>(page.groups);
  const groups = steadyGroups(shown, page.groups);
  useEffect(() => setShown((before) => steadyGroups(before, page.groups)), [page.groups]);
  const byCause = [...Map.groupBy(groups, ({ cause }) => cause)];
  return (
    <Screen title={titles("exceptions")}>
      <Tabs
        tabs={[
          { id: "all", label: text("all") },
          { id: "mine", label: text("mine") },
        ]}
        selected={page.onlyMine ? "mine" : "all"}
        onSelect={(id) => change({ owner: id === "mine" ? id : null })}
      >
        <Stack>
          {page.onlyCause !== null && <OnlyOf cause={page.onlyCause} onAll={() => change({ cause: null })} />}
          {byCause.length === 0 && <NothingNeedsYou onlyMine={page.onlyMine} />}
          {byCause.map(([cause, groups]) => (
            <CauseCard key={cause} cause={cause} groups={groups} page={page} />
          ))}
          <DismissedCard dismissed={page.dismissed} />
        </Stack>
      </Tabs>
    </Screen>
  );
}

/** Says that one cause alone is listed, and leads to the whole list. */
function OnlyOf({ cause, onAll }: { cause: string; onAll: () => void }) {
  const text = useText(exceptionsScreen);
  return (
    <Card>
      <Row place="spread">
        <Paragraph>{text("only-of", { cause: causeOf(cause).title })}</Paragraph>
        <Button look="plain" onClick={onAll}>
          {text("show-all")}
        </Button>
      </Row>
    </Card>
  );
}

function NothingNeedsYou({ onlyMine }: { onlyMine: boolean }) {
  const text = useText(exceptionsScreen);
  const part = useText(parts);
  return (
    <Card>
      <Stack gap="small" align="center">
        <Heading>{part("nothing-needs-you")}</Heading>
        <Paragraph muted center>
          {text(onlyMine ? "nothing-is-yours" : "listed-here")}
        </Paragraph>
      </Stack>
    </Card>
  );
}
