import { useEffect, useState } from "react";
import { useFetcher } from "@remix-run/react";
import type { WarehouseChoices } from "#app/fulfillment/plan/warehouse-choices.server.ts";
import { Badge } from "#app/ui/badge.tsx";
import { PickOne } from "#app/ui/forms/pick-one.tsx";
import { useWords } from "#app/ui/messages/reader-provider.tsx";
import { useText } from "#app/ui/messages/use-text.ts";
import { Stack } from "#app/ui/stack.tsx";
import { Muted, Paragraph, Span, WrittenByPeople } from "#app/ui/text.tsx";
import { AskDialog, type AskProps } from "./ask-dialog.tsx";
import { orderActions } from "./messages.ts";

type Props = AskProps & { orderId: string; held: boolean; onChoose: (warehouseId: string) => void };

/** Every warehouse with what it would charge beside the best plan, and why not for those that can't: a person chooses one. */
export function ChooseWarehouseDialog({ orderId, held, onChoose, ...asking }: Props) {
  const text = useText(orderActions);
  const found = useFetcher<WarehouseChoices>();
  const [picked, setPicked] = useState<string | null>(null);
  const { load } = found;
  useEffect(() => load(`/app/orders/${orderId}/warehouses`), [load, orderId]);
  const choices = found.data?.choices;
  return (
    <AskDialog
      title={text("choose-title")}
      confirm={text("choose-this")}
      {...asking}
      onConfirm={picked === null ? undefined : () => onChoose(picked)}
    >
      <Paragraph>{text("choose-does")}</Paragraph>
      {held && <Paragraph>{text("choose-when-released")}</Paragraph>}
      {choices === undefined && <Paragraph muted>{text("looking-up")}</Paragraph>}
      {choices?.length === 0 && <Paragraph muted>{text("nothing-to-choose")}</Paragraph>}
      {found.data && choices && choices.length > 0 && (
        <PickOne
          label={text("choose-title")}
          picked={picked}
          onPick={setPicked}
          options={choices.map((choice) => ({
            value: choice.warehouseId,
            disabled: !choice.can,
            label: <Choice choice={choice} {...found.data!} />,
          }))}
        />
      )}
      <Muted>{text("prices-unconfirmed")}</Muted>
    </AskDialog>
  );
}

function Choice({ choice, currency, chosen }: WarehouseChoices & { choice: WarehouseChoices["choices"][number] }) {
  const text = useText(orderActions);
  const words = useWords();
  const money = (minor: number) => ({ minor: Math.round(minor), currency });
  return (
    <Stack gap="none">
      <span>
        <WrittenByPeople>
          <Span strong>{choice.name}</Span>
        </WrittenByPeople>{" "}
        {choice.warehouseId === chosen && <Badge tone="info">{text("chosen-now")}</Badge>}
      </span>
      {choice.can ? (
        <>
          <span>{text("charges", { charge: money(choice.charge), day: choice.leavesOn })}</span>
          <Muted>
            {choice.isBest
              ? text("best")
              : Math.round(choice.more) === 0
                ? text("costs-the-same")
                : choice.more > 0
                  ? text("costs-more", { more: money(choice.more) })
                  : text("costs-less", { less: money(-choice.more) })}
          </Muted>
        </>
      ) : (
        <Muted>{words(choice.why)}</Muted>
      )}
    </Stack>
  );
}
