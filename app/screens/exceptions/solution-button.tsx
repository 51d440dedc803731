import { Button, LinkButton } from "#app/ui/button.tsx";
import { useWords } from "#app/ui/messages/reader-provider.tsx";
import { useText } from "#app/ui/messages/use-text.ts";
import { exceptionsScreen } from "./messages.ts";
import type { Command, Solution } from "./solution.ts";

type Props = {
  solution: Solution;
  primary?: boolean;
  busy: boolean;
  /** The order that it is about, for somebody who doesn't see the rest. */
  order?: string | null;
  onRun: (by: Command) => void;
};

/** The button that solves exceptions, whatever it takes. */
export function SolutionButton({ solution, primary = false, busy, order = null, onRun }: Props) {
  const words = useWords();
  const text = useText(exceptionsScreen);
  const look = primary ? ("primary" as const) : undefined;
  const says = order === null ? undefined : text("of-order", { does: solution.label, order });
  if ("opens" in solution)
    return (
      <LinkButton look={look} says={says} url={solution.opens}>
        {words(solution.label)}
      </LinkButton>
    );
  return (
    <Button look={look} says={says} disabled={busy} onClick={() => onRun(solution.does)}>
      {words(solution.label)}
    </Button>
  );
}
