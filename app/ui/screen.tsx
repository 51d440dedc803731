import { Box, Page } from "@shopify/polaris";
import type { PageProps } from "@shopify/polaris";
import { TitleBar } from "@shopify/app-bridge-react";

type Props = Omit<PageProps, "primaryAction"> & {
  title: string;
  /** Shown in the admin's title bar, as it wants. */
  primaryAction?: { content: string; onAction: () => void };
};

/**
 * A page of the app. The admin's title bar names an index page; a details page names itself beside its way back, under the title of the
 * index it belongs to.
 */
export function Screen({ children, primaryAction, ...page }: Props) {
  const details = page.backAction !== undefined;
  return (
    <Page {...page} titleHidden={!details}>
      <TitleBar title={details ? (page.backAction?.content ?? page.title) : page.title}>
        {primaryAction && (
          <button variant="primary" onClick={primaryAction.onAction}>
            {primaryAction.content}
          </button>
        )}
      </TitleBar>
      {details ? children : <Box paddingBlockStart="400">{children}</Box>}
    </Page>
  );
}
