import { Card } from "#app/ui/card.tsx";
import { Link } from "#app/ui/link.tsx";
import { Paragraph } from "#app/ui/text.tsx";
import { Pipeline } from "./pipeline.tsx";
import type { PipelineView } from "./read-pipeline.server.ts";

/** Whether the work is flowing: today's orders by stage, and what is left of earlier days. */
export function TodayCard({ pipeline }: { pipeline: PipelineView }) {
  const { earlier } = pipeline;
  return (
    <Card heading={`Today's orders: ${pipeline.today}`}>
      <Pipeline
        label="Today's orders by stage"
        stages={pipeline.stages.map((stage) => ({
          ...stage,
          label: STAGES[stage.stage],
          url: `/app/orders?stage=${stage.stage}&placed=today`,
        }))}
      />
      {pipeline.needsYou > 0 && (
        <Paragraph>
          <Link url="/app/orders?view=needs-you&placed=today">{`${pipeline.needsYou} of today's orders need you`}</Link>
        </Paragraph>
      )}
      {earlier.open > 0 && (
        <Paragraph muted>
          {earlier.open === 1
            ? "1 order of earlier days is still on its way out"
            : `${earlier.open} orders of earlier days are still on their way out`}
          {earlier.late > 0 && (
            <>
              {", "}
              <Link url="/app/orders?view=late">{`${earlier.late} late`}</Link>
            </>
          )}
        </Paragraph>
      )}
    </Card>
  );
}

const STAGES = {
  received: "Received",
  routed: "Routed",
  at_warehouse: "At the warehouse",
  shipped: "Shipped",
  delivered: "Delivered",
} as const;
