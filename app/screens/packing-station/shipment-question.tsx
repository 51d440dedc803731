import { useEffect, useRef } from "react";
import { useFetcher } from "@remix-run/react";
import type { Reply } from "#app/platform/http/reply.ts";
import { ConfirmDialog } from "#app/ui/dialog.tsx";
import { FieldError } from "#app/ui/forms/form-fields.tsx";
import { useDoneToast } from "#app/ui/forms/use-done-toast.ts";
import { useWords } from "#app/ui/messages/reader-provider.tsx";
import { Paragraph } from "#app/ui/text.tsx";

type Props = {
  shipmentId: string;
  of: "undo" | "delivered";
  open: boolean;
  title: string;
  confirm: string;
  cancel: string;
  destructive?: boolean;
  onClose: () => void;
  /** Called once it is done. */
  onChanged: () => void;
  children: string;
};

/** Asks once before what can't be taken back is done with a shipment, and says why it wasn't done. */
export function ShipmentQuestion({ shipmentId, of, onChanged, onClose, children, ...dialog }: Props) {
  const words = useWords();
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
      {...dialog}
      busy={command.state !== "idle"}
      onConfirm={() => command.submit({ intent: of, shipmentId }, { method: "post" })}
      onClose={onClose}
    >
      <Paragraph>{children}</Paragraph>
      {command.data?.ok === false && <FieldError of={of}>{words(command.data.message)}</FieldError>}
    </ConfirmDialog>
  );
}
