import { DownloadButton } from "./download-button.tsx";

/** A parcel's packing slip, to be printed. */
export function PackingSlipButton({ parcelId, reference, large = false }: { parcelId: string; reference: string; large?: boolean }) {
  return <DownloadButton path={`/app/packing/slip/${parcelId}.pdf`} filename={`${reference}.pdf`} thing="Packing slip" large={large} />;
}
