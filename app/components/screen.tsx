import { Page } from "@shopify/polaris";
import type { PageProps } from "@shopify/polaris";
import { TitleBar } from "@shopify/app-bridge-react";

/** A page of the app: its title in the admin's title bar and on the page, with the way back and the actions on the page itself. */
export function Screen({ children, ...page }: PageProps & { title: string }) {
  return (
    <Page {...page}>
      <TitleBar title={page.title} />
      {children}
    </Page>
  );
}
