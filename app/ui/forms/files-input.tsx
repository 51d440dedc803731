import { DropZone } from "@shopify/polaris";

type Props = {
  label: string;
  /** What the button says, and what else it takes. */
  action: string;
  hint: string;
  /** Ends of names and kinds, as HTML's `accept`. */
  accept: string;
  onChoose: (files: readonly File[]) => void;
};

/** Files that are chosen or dropped. What becomes of them is shown by whoever asked for them. */
export function FilesInput({ label, action, hint, accept, onChoose }: Props) {
  return (
    <DropZone label={label} type="file" accept={accept} allowMultiple onDrop={(files) => onChoose(files)}>
      <DropZone.FileUpload actionTitle={action} actionHint={hint} />
    </DropZone>
  );
}
