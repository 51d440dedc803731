import { Link } from "@remix-run/react";

export type PipelineStage = { stage: string; words: string; count: number; late: number; url: string };

/** Orders on their way as a picture: each stage a count that opens the orders behind it, late ones marked; a table stands behind it. */
export function Pipeline({ label, stages }: { label: string; stages: readonly PipelineStage[] }) {
  const most = Math.max(1, ...stages.map((stage) => stage.count));
  return (
    <div>
      <ol className="wb-pipeline" aria-label={label}>
        {stages.map((stage) => (
          <li key={stage.stage}>
            <Link to={stage.url} className="wb-pipeline-stage">
              <span className="wb-pipeline-count">{stage.count}</span>
              <span className="wb-pipeline-words">{stage.words}</span>
              <span className="wb-pipeline-track" aria-hidden="true">
                <span style={{ inlineSize: `${(stage.count / most) * 100}%` }} />
              </span>
              <span className={stage.late > 0 ? "wb-pipeline-late" : "wb-pipeline-late wb-quiet"}>
                {stage.late > 0 ? `${stage.late} late` : "none late"}
              </span>
            </Link>
          </li>
        ))}
      </ol>
      <details className="wb-behind">
        <summary>Show as a table</summary>
        <table>
          <caption>{label}</caption>
          <thead>
            <tr>
              <th scope="col">Stage</th>
              <th scope="col">Orders</th>
              <th scope="col">Late</th>
            </tr>
          </thead>
          <tbody>
            {stages.map((stage) => (
              <tr key={stage.stage}>
                <th scope="row">{stage.words}</th>
                <td>{stage.count}</td>
                <td>{stage.late}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </div>
  );
}
