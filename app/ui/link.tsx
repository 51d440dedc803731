import { Link as PolarisLink } from "@shopify/polaris";

type Props = {
  /** Within the app (`/app/…`), in the admin around it (`shopify://admin/…`), or elsewhere (`https://…`, opened in a new tab). */
  url: string;
  /** A title that leads on: without the underline. */
  title?: boolean;
  /** What a row of an IndexTable opens. */
  ofRow?: boolean;
  children: React.ReactNode;
};

/** A link within words. */
export function Link({ url, title = false, ofRow = false, children }: Props) {
  const target = url.startsWith("shopify:") ? "_top" : /^https?:/.test(url) ? "_blank" : undefined;
  return (
    <PolarisLink url={url} target={target} removeUnderline={title || ofRow} monochrome={ofRow} dataPrimaryLink={ofRow}>
      {children}
    </PolarisLink>
  );
}
