import { useState } from "react";
import { ConfirmDialog } from "#app/ui/dialog.tsx";
import { Select } from "#app/ui/forms/choices.tsx";
import { FieldError } from "#app/ui/forms/form-fields.tsx";
import { Link } from "#app/ui/link.tsx";
import { useText } from "#app/ui/messages/use-text.ts";
import { Paragraph } from "#app/ui/text.tsx";
import { recoveryCart } from "./messages.ts";
import type { CartView } from "./read-cart.server.ts";

type Props = Pick<CartView, "journeys"> & {
  open: boolean;
  busy: boolean;
  error: string | undefined;
  onStart: (journeyId: string) => void;
  onClose: () => void;
};

/** Which journey the buyer of a cart is to enter. */
export function StartJourneyDialog({ journeys, open, busy, error, onStart, onClose }: Props) {
  const text = useText(recoveryCart);
  const [chosen, choose] = useState(journeys[0]?.id ?? "");
  return (
    <ConfirmDialog
      open={open}
      title={text("start-a-journey")}
      confirm={text("start")}
      cancel={text("cancel")}
      busy={busy}
      disabled={chosen === ""}
      onConfirm={() => onStart(chosen)}
      onClose={onClose}
    >
      {journeys.length === 0 ? (
        <>
          <Paragraph>{text("no-journeys-to-start")}</Paragraph>
          <Link url="/app/recovery/journeys">{text("make-journey")}</Link>
        </>
      ) : (
        <Select
          label={text("start-which")}
          help={text("start-which-help")}
          value={chosen}
          onChange={choose}
          choices={journeys.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      {error !== undefined && <FieldError of="journey">{error}</FieldError>}
    </ConfirmDialog>
  );
}
