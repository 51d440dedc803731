import { Modal } from "@shopify/polaris";
import { Stack } from "./stack.tsx";

type Props = {
  open: boolean;
  title: string;
  /** What going on is called: a verb. */
  confirm: string;
  cancel: string;
  onConfirm: () => void;
  onClose: () => void;
  destructive?: boolean;
  disabled?: boolean;
  busy: boolean;
  children: React.ReactNode;
};

/** Asks once before something is done that needs asking; what it destroys is named in its words. */
export function ConfirmDialog(props: Props) {
  return (
    <Modal
      open={props.open}
      onClose={props.onClose}
      title={props.title}
      primaryAction={{
        content: props.confirm,
        destructive: props.destructive,
        loading: props.busy,
        disabled: props.disabled,
        onAction: props.onConfirm,
      }}
      secondaryActions={[{ content: props.cancel, onAction: props.onClose }]}
    >
      <Modal.Section>
        <Stack gap="small">{props.children}</Stack>
      </Modal.Section>
    </Modal>
  );
}
