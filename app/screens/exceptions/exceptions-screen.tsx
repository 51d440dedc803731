import { Card } from "#app/ui/card.tsx";
import { useText } from "#app/ui/messages/use-text.ts";
import { Screen } from "#app/ui/screen.tsx";
import { Stack } from "#app/ui/stack.tsx";
import { Heading, Paragraph } from "#app/ui/text.tsx";
import { frame } from "../frame/messages.ts";
import { parts } from "../parts/messages.ts";
import { ExceptionGroupCard } from "./exception-group.tsx";
import { exceptionsScreen } from "./messages.ts";
import type { ExceptionGroup } from "./read-exceptions.server.ts";

/** What needs a person, grouped by what it takes. */
export function ExceptionsScreen({ groups, asOf }: { groups: readonly ExceptionGroup[]; asOf: string }) {
  const page = useText(frame);
  return (
    <Screen title={page("exceptions")}>
      <Stack>
        {groups.length === 0 && <NothingNeedsYou />}
        {groups.map((group) => (
          <ExceptionGroupCard key={group.cause} group={group} asOf={asOf} />
        ))}
      </Stack>
    </Screen>
  );
}

function NothingNeedsYou() {
  const text = useText(exceptionsScreen);
  const part = useText(parts);
  return (
    <Card>
      <Stack gap="small" align="center">
        <Heading>{part("nothing-needs-you")}</Heading>
        <Paragraph muted center>
          {text("listed-here")}
        </Paragraph>
      </Stack>
    </Card>
  );
}
