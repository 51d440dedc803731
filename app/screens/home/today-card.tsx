import { Card } from "#app/ui/card.tsx";
import { Link } from "#app/ui/link.tsx";
import { useWords } from "#app/ui/messages/reader-provider.tsx";
import { useRichText, useText } from "#app/ui/messages/use-text.ts";
import { Paragraph } from "#app/ui/text.tsx";
import { stageOf } from "../parts/stages.ts";
import { home } from "./messages.ts";
import { Pipeline } from "./pipeline.tsx";
import type { PipelineView } from "./read-pipeline.server.ts";

/** Whether the work is flowing: today's orders, each at its stage or beside them, and what is left of earlier days. */
export function TodayCard({ pipeline }: { pipeline: PipelineView }) {
  const text = useText(home);
  const rich = useRichText(home);
  const words = useWords();
  const { earlier, held, beside } = pipeline;
  const heldToday = beside.find(({ stage }) => stage === "held")?.count ?? 0;
  return (
    <Card heading={text("orders-today", { today: pipeline.today })}>
      <Pipeline
        label={text("orders-by-stage")}
        stages={pipeline.stages.map((stage) => ({
          ...stage,
          label: words(stageOf(stage.stage).label),
          url: `/app/orders?stage=${stage.stage}&placed=today`,
        }))}
      />
      {beside.map(
        ({ stage, count }) =>
          count > 0 && (
            <Paragraph key={stage}>
              <Link url={`/app/orders?${BESIDE[stage].query}&placed=today`}>{text(BESIDE[stage].says, { count })}</Link>
            </Paragraph>
          ),
      )}
      {held > heldToday && (
        <Paragraph>
          <Link url="/app/orders?view=held">{text("held", { count: held })}</Link>
        </Paragraph>
      )}
      {earlier.open > 0 && (
        <Paragraph muted>
          {earlier.late === 0
            ? text("earlier-open", { count: earlier.open })
            : rich("earlier-open-late", {
                count: earlier.open,
                late: <Link url="/app/orders?view=late">{text("late", { count: earlier.late })}</Link>,
              })}
        </Paragraph>
      )}
    </Card>
  );
}

/** What today's orders beside the stages are called, and the filter that finds them. */
const BESIDE = {
  needs_you: { says: "today-needs-you", query: "view=needs-you" },
  held: { says: "today-held", query: "view=held" },
  done_elsewhere: { says: "today-elsewhere", query: "stage=done_elsewhere" },
  cancelled: { says: "today-cancelled", query: "stage=cancelled" },
} as const;
