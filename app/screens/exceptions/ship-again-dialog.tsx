import { actorLabel } from "#app/platform/actor.ts";
import type { Message } from "#app/platform/messages/message.ts";
import { useText } from "#app/ui/messages/use-text.ts";
import { useWords } from "#app/ui/messages/reader-provider.tsx";
import { Stack } from "#app/ui/stack.tsx";
import { Muted, Paragraph, WrittenByPeople } from "#app/ui/text.tsx";
import { AskDialog } from "../order-actions/ask-dialog.tsx";
import { exceptionsScreen } from "./messages.ts";
import type { LeftBefore } from "./read-left-before.server.ts";

type Props = {
  orderIds: readonly string[];
  /** What was shipped of them so far. */
  before: readonly LeftBefore[];
  busy: boolean;
  onShip: () => void;
  onClose: () => void;
};

/** Asks once before orders are shipped a second time: what was shipped of each, when, with which number, and what became of it. */
export function ShipAgainDialog({ orderIds, before, busy, onShip, onClose }: Props) {
  const text = useText(exceptionsScreen);
  const words = useWords();
  const [first] = before;
  const onlyUndone = before.length > 0 && before.every(({ end }) => end.as === "undone");
  return (
    <AskDialog
      title={
        orderIds.length === 1 && first
          ? text("ship-again-title", { order: first.orderName })
          : text("ship-all-again-title", { count: orderIds.length })
      }
      confirm={text(orderIds.length === 1 ? "ship-again-one" : "ship-again-all", { all: orderIds.length })}
      busy={busy}
      onConfirm={onShip}
      onClose={onClose}
    >
      <Paragraph>{text(onlyUndone ? "ship-again-undone" : "ship-again-does")}</Paragraph>
      <Stack as="ul" gap="small">
        {before.map((shipment) => (
          <li key={shipment.id}>
            <Stack gap="none">
              <WrittenByPeople>{words(shippedOf(shipment))}</WrittenByPeople>
              <WrittenByPeople>{words(boxOf(shipment))}</WrittenByPeople>
              <Muted>{words(endOf(shipment))}</Muted>
            </Stack>
          </li>
        ))}
      </Stack>
    </AskDialog>
  );
}

const { message } = exceptionsScreen;

function shippedOf({ orderName, units }: LeftBefore): Message {
  const list = units.map(({ title, quantity }) => message("units-of", { units: quantity, title }));
  return message("shipped-units", { order: orderName, units: list });
}

function boxOf({ warehouse, shippedAt: at, carrier, numbers }: LeftBefore): Message {
  if (numbers.length === 0)
    return carrier === null ? message("shipped-at", { at, warehouse }) : message("shipped-with", { at, warehouse, carrier });
  return carrier === null
    ? message("shipped-tracked", { at, warehouse, numbers })
    : message("shipped-with-tracked", { at, warehouse, carrier, numbers });
}

function endOf({ end }: LeftBefore): Message {
  return end.as === "undone" ? message("end-undone", { by: actorLabel(end.by) }) : message(`end-${end.as}`);
}
