import { useEffect, useState } from "react";
import { useFetcher } from "@remix-run/react";
import type { Reply } from "#app/platform/http/reply.ts";
import { Button } from "#app/ui/button.tsx";
import { useDoneToast } from "#app/ui/forms/use-done-toast.ts";
import { useWords } from "#app/ui/messages/reader-provider.tsx";
import { useText } from "#app/ui/messages/use-text.ts";
import { ChooseWarehouseDialog } from "../order-actions/choose-warehouse-dialog.tsx";
import { exceptionsScreen } from "./messages.ts";

type Props = { orderId: string; orderName: string | null; held: boolean };

/** Has a person say which warehouse ships an order, at its exception. Once they have, the exception is over and this goes with it. */
export function ChooseWarehouse({ orderId, orderName, held }: Props) {
  const text = useText(exceptionsScreen);
  const words = useWords();
  const [asking, ask] = useState(false);
  const command = useFetcher<Reply>();
  useDoneToast(command.data);
  useEffect(() => {
    if (command.data?.ok) ask(false);
  }, [command.data]);
  const refused = command.data?.ok === false ? { error: words(command.data.message) } : {};
  return (
    <>
      <Button look="quiet" onClick={() => ask(true)} says={text("choose-warehouse-of", { order: orderName ?? text("an-order") })}>
        {text("choose-warehouse")}
      </Button>
      {asking && (
        <ChooseWarehouseDialog
          orderId={orderId}
          held={held}
          busy={command.state !== "idle"}
          {...refused}
          onClose={() => ask(false)}
          onChoose={(warehouseId) =>
            command.submit({ intent: "choose", orderId, warehouseId }, { method: "post", encType: "application/json" })
          }
        />
      )}
    </>
  );
}
