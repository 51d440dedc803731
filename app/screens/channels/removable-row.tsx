import { Button } from "#app/ui/button.tsx";
import { BesideFields, FieldRow } from "#app/ui/forms/form-fields.tsx";
import { useText } from "#app/ui/messages/use-text.ts";
import { channelsScreen } from "./messages.ts";

type Props = { legend: string; removes: string; onRemove: () => void; children: React.ReactNode };

/** One of several that a merchant adds and takes away. */
export function RemovableRow({ legend, removes, onRemove, children }: Props) {
  const text = useText(channelsScreen);
  return (
    <FieldRow legend={legend}>
      {children}
      <BesideFields>
        <Button look="quiet" destructive says={removes} onClick={onRemove}>
          {text("remove")}
        </Button>
      </BesideFields>
    </FieldRow>
  );
}
