import { useEffect, useRef } from "react";
import { useFetcher } from "@remix-run/react";
import type { Reply } from "#app/platform/http/reply.ts";
import { ConfirmDialog } from "#app/ui/dialog.tsx";
import { FieldError } from "#app/ui/forms/form-fields.tsx";
import { useDoneToast } from "#app/ui/forms/use-done-toast.ts";
import { useWords } from "#app/ui/messages/reader-provider.tsx";
import { useText } from "#app/ui/messages/use-text.ts";
import { Paragraph } from "#app/ui/text.tsx";
import { packingStation } from "./messages.ts";

const QUESTIONS = {
  delivered: { title: "deliver-title", does: "deliver-does", confirm: "mark-delivered", cancel: "not-arrived" },
  undo: { title: "undo-title", does: "undo-does", confirm: "undo", cancel: "keep-shipped" },
} as const;

type Props = {
  shipmentId: string;
  of: keyof typeof QUESTIONS;
  /** Called once it is done. */
  onChanged: () => void;
  open: boolean;
  onClose: () => void;
};

/** Asks once before what can't be taken back is done with a shipment, and says why it wasn't done. */
export function ShipmentQuestion({ shipmentId, of, onChanged, onClose, open }: Props) {
  const text = useText(packingStation);
  const words = useWords();
  const asks = QUESTIONS[of];
  const command = useFetcher<Reply>();
  useDoneToast(command.data);
  const answered = useRef<() => void>(undefined);
  useEffect(() => {
    answered.current = () => {
      onClose();
      onChanged();
    };
  });
  useEffect(() => {
    if (command.data?.ok) answered.current?.();
  }, [command.data]);
  return (
    <ConfirmDialog
      open={open}
      title={text(asks.title)}
      cancel={text(asks.cancel)}
      confirm={text(asks.confirm)}
      destructive={of === "undo"}
      busy={command.state !== "idle"}
      onConfirm={() => command.submit({ intent: of, shipmentId }, { method: "post" })}
      onClose={onClose}
    >
      <Paragraph>{text(asks.does)}</Paragraph>
      {command.data?.ok === false && <FieldError of={of}>{words(command.data.message)}</FieldError>}
    </ConfirmDialog>
  );
}
