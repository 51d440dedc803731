import { useState } from "react";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { useWords } from "#app/ui/messages/reader-provider.tsx";
import { useText } from "#app/ui/messages/use-text.ts";
import { exceptionsScreen } from "./messages.ts";
import type { LeftBefore } from "./read-left-before.server.ts";
import { ShipAgainDialog } from "./ship-again-dialog.tsx";
import { StopHereDialog } from "./stop-here-dialog.tsx";
import { TakeOffDialog } from "./take-off-dialog.tsx";
import type { Command, Solution } from "./solution.ts";

type Props = {
  solution: Solution;
  primary?: boolean;
  busy: boolean;
  /** The order that it is about, for somebody who doesn't see the rest. */
  order?: string | null;
  leftBefore: readonly LeftBefore[];
  onRun: (by: Command) => void;
};

/** The button that solves exceptions, whatever it takes. What has goods leave a second time, money go back, or a packed parcel be unpacked, asks first. */
export function SolutionButton({ solution, primary = false, busy, order = null, leftBefore, onRun }: Props) {
  const words = useWords();
  const text = useText(exceptionsScreen);
  const [asking, ask] = useState(false);
  const look = primary ? ("primary" as const) : undefined;
  const says = order === null ? undefined : text("of-order", { does: solution.label, order });
  if ("opens" in solution)
    return (
      <LinkButton look={look} says={says} url={solution.opens}>
        {words(solution.label)}
      </LinkButton>
    );
  const { does } = solution;
  const asksFirst = does.intent === "ship-again" ? does : null;
  const takesOff = does.intent === "take-off" ? does : null;
  const stopsHere = does.intent === "stop" && solution.stopsHere ? does : null;
  const asked = () => {
    ask(false);
    onRun(does);
  };
  return (
    <>
      <Button look={look} says={says} disabled={busy} onClick={() => (asksFirst || takesOff || stopsHere ? ask(true) : onRun(does))}>
        {words(solution.label)}
      </Button>
      {asksFirst && asking && (
        <ShipAgainDialog
          orderIds={asksFirst.orderId}
          before={leftBefore.filter(({ orderId }) => asksFirst.orderId.includes(orderId))}
          busy={busy}
          onClose={() => ask(false)}
          onShip={asked}
        />
      )}
      {takesOff && asking && <TakeOffDialog count={takesOff.exceptionId.length} busy={busy} onTakeOff={asked} onClose={() => ask(false)} />}
      {stopsHere && asking && <StopHereDialog count={stopsHere.exceptionId.length} busy={busy} onStop={asked} onClose={() => ask(false)} />}
    </>
  );
}
