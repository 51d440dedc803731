/** Big tasks to tap, one under the other: pressed ones are chosen or done. */
export function TaskList({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <ul className="wb-unstyled wb-station" aria-label={label}>
      {children}
    </ul>
  );
}

export function Task(props: {
  pressed: boolean;
  onPress: () => void;
  figure: React.ReactNode;
  title: string;
  details: string;
  mark?: string;
}) {
  return (
    <li>
      <button type="button" className="wb-task" aria-pressed={props.pressed} onClick={props.onPress}>
        <span className="wb-task-count">{props.figure}</span>
        <span className="wb-wrap">
          <span className="wb-task-bin" dir="auto">
            {props.title}
          </span>
          <br />
          <span className="wb-quiet">{props.details}</span>
        </span>
        <span aria-hidden="true">{props.pressed ? "✓" : (props.mark ?? "")}</span>
      </button>
    </li>
  );
}
