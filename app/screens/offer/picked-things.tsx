import { Badge } from "#app/ui/badge.tsx";
import { Button } from "#app/ui/button.tsx";
import type { PickedResource } from "#app/ui/app-bridge.ts";
import { FieldError } from "#app/ui/forms/form-fields.tsx";
import { useText } from "#app/ui/messages/use-text.ts";
import { Row, Stack } from "#app/ui/stack.tsx";
import { WrittenByPeople } from "#app/ui/text.tsx";
import { offer } from "./messages.ts";

type Props = {
  /** What it is about, for screen readers and errors. */
  label: string;
  /** What the button says while nothing is chosen, and then. */
  choose?: string;
  change?: string;
  chosen: readonly string[];
  /** What is known by name; told by `onPicked` what has just been chosen. */
  known: readonly { id: string; title: string; isSold?: boolean }[];
  onPicked: (now: PickedResource[]) => void;
  pick: (chosen: readonly string[]) => Promise<PickedResource[] | null>;
  onChange: (chosen: string[]) => void;
  error?: string | undefined;
  /** Stands beside each: what is asked of it. */
  beside?: (id: string, title: string) => React.ReactNode;
};

/** Products, or variants, by name: chosen in the admin's own window, taken off here. */
export function PickedThings({ label, choose: first, change, chosen, known, onPicked, pick, onChange, error, beside }: Props) {
  const text = useText(offer);
  const titleOf = (id: string) => known.find((one) => one.id === id)?.title ?? text("unknown-product", { id });

  async function choose() {
    const now = await pick(chosen);
    if (!now) return;
    onPicked(now);
    const ids = now.map(({ id }) => id);
    // Those that were there keep their places.
    onChange([...chosen.filter((id) => ids.includes(id)), ...ids.filter((id) => !chosen.includes(id))]);
  }

  return (
    <Stack gap="small">
      {chosen.length > 0 && (
        <Stack as="ul" gap="tight">
          {chosen.map((id) => (
            <li key={id}>
              <Row place="spread" nowrap>
                <Row>
                  <WrittenByPeople>{titleOf(id)}</WrittenByPeople>
                  {known.some((one) => one.id === id && one.isSold === false) && <Badge tone="warning">{text("not-active")}</Badge>}
                </Row>
                <Row nowrap>
                  {beside?.(id, titleOf(id))}
                  <Button
                    look="quiet"
                    says={text("take-off-it", { title: titleOf(id) })}
                    onClick={() => onChange(chosen.filter((one) => one !== id))}
                  >
                    {text("take-off")}
                  </Button>
                </Row>
              </Row>
            </li>
          ))}
        </Stack>
      )}
      <Row>
        <Button onClick={() => void choose()}>
          {chosen.length === 0 ? (first ?? text("choose-products")) : (change ?? text("change-products"))}
        </Button>
      </Row>
      {error !== undefined && <FieldError of={label}>{error}</FieldError>}
    </Stack>
  );
}
