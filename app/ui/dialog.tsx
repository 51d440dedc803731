import { useState } from "react";
import { Modal } from "@shopify/polaris";
import { Banner } from "./banner.tsx";
import { ui } from "./messages/messages.ts";
import { useFocusBack } from "./hooks/use-focus-back.ts";
import { useText } from "./messages/use-text.ts";
import { Stack } from "./stack.tsx";

type Props = {
  open: boolean;
  title: string;
  /** What going on is called: a verb. */
  confirm: string;
  cancel: string;
  /** What it begins with, such as a question of Shopify's, is waited for: pressed twice it is begun once. */
  onConfirm: () => void | Promise<void>;
  onClose: () => void;
  destructive?: boolean;
  disabled?: boolean;
  busy: boolean;
  /** Something was typed in it: it doesn't close with that unasked, by Escape or beside a slip of the finger. */
  typed?: boolean;
  /** As wide as there is room: for things that stand side by side. */
  large?: boolean;
  children: React.ReactNode;
};

/**
 * Asks once before something is done that needs asking; what it destroys is named in its words. Enter in one of its fields goes on, as its first
 * button does; what destroys something is pressed.
 */
export function ConfirmDialog(props: Props) {
  const text = useText(ui);
  const [leaving, setLeaving] = useState(false);
  const [beginning, setBeginning] = useState(false);
  useFocusBack(props.open);
  const asksFirst = props.typed === true;
  const close = () => {
    setLeaving(false);
    props.onClose();
  };
  const confirm = async () => {
    setBeginning(true);
    await Promise.resolve(props.onConfirm()).finally(() => setBeginning(false));
  };
  const canConfirm = !props.busy && !beginning && !props.disabled;
  /** What a form around the dialog would be sent by is no affair of its. */
  const byEnter = (event: React.FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    if (canConfirm && !props.destructive) void confirm();
  };
  const leave = asksFirst ? () => setLeaving(true) : close;
  const isAsking = leaving && asksFirst;
  return (
    <Modal
      open={props.open}
      onClose={leave}
      title={props.title}
      size={props.large ? "large" : undefined}
      primaryAction={{
        content: props.confirm,
        destructive: props.destructive,
        loading: props.busy || beginning,
        disabled: props.disabled,
        onAction: () => void confirm(),
      }}
      secondaryActions={
        isAsking
          ? [
              { content: text("discard"), destructive: true, onAction: close },
              { content: text("keep-typing"), onAction: () => setLeaving(false) },
            ]
          : [{ content: props.cancel, onAction: leave }]
      }
    >
      <Modal.Section>
        <form noValidate autoComplete="off" onSubmit={byEnter}>
          <Stack gap="small">
            {props.children}
            {isAsking && (
              <Banner tone="warning" title={text("discard-typed")}>
                {text("typed-is-lost")}
              </Banner>
            )}
          </Stack>
          {/* Without one a browser submits nothing by Enter once there are two fields. */}
          <button type="submit" hidden aria-label={props.confirm} disabled={!canConfirm || props.destructive} />
        </form>
      </Modal.Section>
    </Modal>
  );
}
