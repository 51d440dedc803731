import { Link } from "@remix-run/react";
import { ui } from "#app/ui/messages/messages.ts";
import { useText } from "#app/ui/messages/use-text.ts";
import { TableBehind } from "#app/ui/tables/data-table.tsx";
import { parts } from "../parts/messages.ts";
import { home } from "./messages.ts";

export type PipelineStage = { stage: string; label: string; count: number; late: number; url: string };

/** Orders on their way as a picture: each stage a count that opens the orders behind it, late ones marked; a table stands behind it. */
export function Pipeline({ label, stages }: { label: string; stages: readonly PipelineStage[] }) {
  const text = useText(home);
  const part = useText(parts);
  const format = useText(ui);
  const number = (value: number) => format("number", { value });
  const most = Math.max(1, ...stages.map((stage) => stage.count));
  return (
    <div>
      <ol className="pipeline" aria-label={label}>
        {stages.map((stage) => (
          <li key={stage.stage}>
            <Link to={stage.url} className="pipeline-stage">
              <span className="pipeline-count">{number(stage.count)}</span>
              <span>{stage.label}</span>
              <span className="pipeline-track" aria-hidden="true">
                <span style={{ inlineSize: `${(stage.count / most) * 100}%` }} />
              </span>
              <span className={stage.late > 0 ? "pipeline-late" : "pipeline-none-late"}>
                {stage.late > 0 ? text("late", { count: stage.late }) : text("none-late")}
              </span>
            </Link>
          </li>
        ))}
      </ol>
      <TableBehind
        summary={text("show-as-table")}
        caption={label}
        columns={[
          { title: text("stage"), cell: (stage) => stage.label },
          { title: text("orders"), cell: (stage) => number(stage.count) },
          { title: part("late"), cell: (stage) => number(stage.late) },
        ]}
        rows={stages}
        rowKey={({ stage }) => stage}
      />
    </div>
  );
}
