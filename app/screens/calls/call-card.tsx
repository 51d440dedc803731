import { Badge } from "#app/ui/badge.tsx";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { DateTime } from "#app/ui/date-time.tsx";
import { useWords } from "#app/ui/messages/reader-provider.tsx";
import { useText } from "#app/ui/messages/use-text.ts";
import { Row } from "#app/ui/stack.tsx";
import { Muted, Paragraph, WrittenByPeople } from "#app/ui/text.tsx";
import { callsScreen } from "./messages.ts";
import type { CallRow } from "./read-calls.server.ts";

/** A call of the list: whom, about what, whether they may be called now, and the button that takes it. */
export function CallCard({ row, busy, onTake }: { row: CallRow; busy: boolean; onTake: () => void }) {
  const text = useText(callsScreen);
  const words = useWords();
  const who = row.who ?? text("unknown");
  return (
    <Card heading={who} headingSize="small" aside={<CallBadge row={row} />} gap="small">
      <Paragraph>
        {row.cart && text("cart", { value: row.cart.value })}
        {row.cart && " · "}
        {row.attempts === 0 ? text("no-attempt") : text("attempts", { count: row.attempts })}
      </Paragraph>
      {row.outcome !== null && (
        <Muted>
          {text(`outcome-${row.outcome}`)} · <DateTime iso={row.at} />
        </Muted>
      )}
      {row.note !== null && <WrittenByPeople>{row.note}</WrittenByPeople>}
      {row.heldBy && !row.isMine && <Muted>{text("held-by", { actor: row.heldBy })}</Muted>}
      {row.state === "open" && row.turn.is === "now" && (!row.heldBy || row.isMine) && (
        <Row>
          <Button large look="primary" disabled={busy} says={text(row.isMine ? "go-on-it" : "take-it", { who })} onClick={onTake}>
            {text(row.isMine ? "go-on" : "take")}
          </Button>
        </Row>
      )}
      {row.heldBy && row.isMine && <Muted>{words(callsScreen.message("held-by-you"))}</Muted>}
    </Card>
  );
}

function CallBadge({ row: { state, turn, cart } }: { row: CallRow }) {
  const text = useText(callsScreen);
  if (cart?.isBought) return <Badge tone="success">{text("became-order")}</Badge>;
  if (state !== "open") return <Badge>{text(state === "called_off" ? "state-called-off" : `state-${state}`)}</Badge>;
  if (turn.is === "now") return <Badge tone="success">{text("call-now")}</Badge>;
  if (turn.is === "later") return <Badge tone="info">{text("call-from", { moment: turn.at })}</Badge>;
  return <Badge tone="warning">{text("call-never")}</Badge>;
}
