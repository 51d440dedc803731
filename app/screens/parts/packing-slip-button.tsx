import { DownloadButton } from "#app/ui/download-button.tsx";

type Props = {
  parcelId: string;
  /** The parcel's own: what the file is called. */
  reference: string;
  large?: boolean;
};

/** A parcel's packing slip, to be printed. */
export function PackingSlipButton({ parcelId, reference, large = false }: Props) {
  return <DownloadButton path={`/app/packing/slip/${parcelId}.pdf`} filename={`${reference}.pdf`} thing="Packing slip" large={large} />;
}
