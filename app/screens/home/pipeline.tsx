import { Link } from "@remix-run/react";
import { TableBehind } from "#app/ui/tables/data-table.tsx";

export type PipelineStage = { stage: string; label: string; count: number; late: number; url: string };

/** Orders on their way as a picture: each stage a count that opens the orders behind it, late ones marked; a table stands behind it. */
export function Pipeline({ label, stages }: { label: string; stages: readonly PipelineStage[] }) {
  const most = Math.max(1, ...stages.map((stage) => stage.count));
  return (
    <div>
      <ol className="pipeline" aria-label={label}>
        {stages.map((stage) => (
          <li key={stage.stage}>
            <Link to={stage.url} className="pipeline-stage">
              <span className="pipeline-count">{stage.count}</span>
              <span>{stage.label}</span>
              <span className="pipeline-track" aria-hidden="true">
                <span style={{ inlineSize: `${(stage.count / most) * 100}%` }} />
              </span>
              <span className={stage.late > 0 ? "pipeline-late" : "pipeline-none-late"}>
                {stage.late > 0 ? `${stage.late} late` : "none late"}
              </span>
            </Link>
          </li>
        ))}
      </ol>
      <TableBehind
        summary="Show as a table"
        caption={label}
        columns={[
          { title: "Stage", cell: (stage) => stage.label },
          { title: "Orders", cell: (stage) => stage.count },
          { title: "Late", cell: (stage) => stage.late },
        ]}
        rows={stages}
        rowKey={({ stage }) => stage}
      />
    </div>
  );
}
