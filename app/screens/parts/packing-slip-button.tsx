import { localeAskedFor } from "#app/platform/messages/languages.ts";
import { DownloadButton } from "#app/ui/download-button.tsx";
import { useReader } from "#app/ui/messages/reader-provider.tsx";
import { useText } from "#app/ui/messages/use-text.ts";
import { parts } from "./messages.ts";

type Props = {
  parcelId: string;
  /** The parcel's own: what the file is called. */
  reference: string;
  large?: boolean;
};

/** A parcel's packing slip, to be printed. */
export function PackingSlipButton({ parcelId, reference, large = false }: Props) {
  const text = useText(parts);
  const locale = localeAskedFor(useReader());
  return (
    <DownloadButton
      path={`/app/packing/slip/${parcelId}.pdf?locale=${locale}`}
      filename={`${reference}.pdf`}
      thing={text("packing-slip")}
      large={large}
    />
  );
}
