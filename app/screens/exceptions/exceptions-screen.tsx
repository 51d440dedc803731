import { Card } from "#app/ui/card.tsx";
import { Screen } from "#app/ui/screen.tsx";
import { Stack } from "#app/ui/stack.tsx";
import { Heading, Paragraph } from "#app/ui/text.tsx";
import { ExceptionGroupCard } from "./exception-group.tsx";
import type { ExceptionGroup } from "./read-exceptions.server.ts";

/** What needs a person, grouped by what it takes. */
export function ExceptionsScreen({ groups, asOf }: { groups: readonly ExceptionGroup[]; asOf: string }) {
  return (
    <Screen title="Exceptions">
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
  return (
    <Card>
      <Stack gap="small" align="center">
        <Heading>Nothing needs you.</Heading>
        <Paragraph muted center>
          Orders that Waybill can't route, and parcels that a warehouse refuses, are listed here with what to do.
        </Paragraph>
      </Stack>
    </Card>
  );
}
