import { Link } from "@remix-run/react";

/** Big tasks to tap, one under the other. */
export function TaskList({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <ul className="station station-tasks" aria-label={label}>
      {children}
    </ul>
  );
}

type TaskProps = { figure: React.ReactNode; title: string; details: string };

type TappedProps = TaskProps & {
  pressed: boolean;
  onPress: () => void;
  mark?: string;
};

/** A task that is chosen or done by tapping it. `mark` stands at the end of one that is not. */
export function Task({ pressed, onPress, mark = "", ...task }: TappedProps) {
  return (
    <li>
      <button type="button" className="station-task" aria-pressed={pressed} onClick={onPress}>
        <TaskFace {...task} mark={pressed ? "✓" : mark} />
      </button>
    </li>
  );
}

/** A task that opens on a screen of its own. */
export function TaskLink({ url, ...task }: TaskProps & { url: string }) {
  return (
    <li>
      <Link className="station-task" to={url}>
        <TaskFace {...task} mark="›" />
      </Link>
    </li>
  );
}

function TaskFace({ figure, title, details, mark }: TaskProps & { mark: string }) {
  return (
    <>
      <span className="station-count">{figure}</span>
      <span className="station-words">
        <span className="station-title" dir="auto">
          {title}
        </span>
        <br />
        <span className="station-details">{details}</span>
      </span>
      <span aria-hidden="true">{mark}</span>
    </>
  );
}
