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
  return (
    <PolarisLink url={url} target={targetOf(url)} removeUnderline={title || ofRow} monochrome={ofRow} dataPrimaryLink={ofRow}>
      {children}
    </PolarisLink>
  );
}

/** The window that a link opens in: the admin's own pages take the place of the app's frame, other sites get a tab of their own. */
export function targetOf(url: string): "_top" | "_blank" | undefined {
  if (url.startsWith("shopify:")) return "_top";
  return /^https?:/.test(url) ? "_blank" : undefined;
}
