import { Box, Layout, Page } from "@shopify/polaris";
import { TitleBar } from "@shopify/app-bridge-react";
import { SavedTogether } from "./forms/form-save-bar.tsx";

type Props = {
  title: string;
  /** A details page's way back, to the index that it belongs to. */
  back?: { label: string; url: string };
  /** The state of the thing, beside the title of its details page. */
  badge?: React.ReactElement;
  /** Shown in the admin's title bar. */
  primaryAction?: { label: string; onAction: () => void };
  actions?: ScreenAction[];
  /** As wide as the window: for wide tables. */
  wide?: boolean;
  children: React.ReactNode;
};

/** Something that a details page can do or open. */
export type ScreenAction = {
  label: string;
  help?: string;
  busy?: boolean;
  destructive?: boolean;
  // A link can't be disabled.
} & ({ onAction: () => void; disabled?: boolean } | { url: string });

/**
 * A page of the app. The admin's title bar names an index page; a details page names itself beside its way back, under the title of the
 * index it belongs to.
 */
export function Screen({ title, back, badge, primaryAction, actions, wide, children }: Props) {
  return (
    <Page
      title={title}
      titleHidden={back === undefined}
      titleMetadata={badge}
      backAction={back && { content: back.label, url: back.url }}
      secondaryActions={actions?.map(({ label, help, busy, ...action }) => ({
        content: label,
        helpText: help,
        loading: busy,
        ...action,
        ...("url" in action && action.url.startsWith("shopify:") && { target: "_top" as const }),
      }))}
      fullWidth={wide}
    >
      <TitleBar title={back?.label ?? title}>
        {primaryAction && (
          <button variant="primary" onClick={primaryAction.onAction}>
            {primaryAction.label}
          </button>
        )}
      </TitleBar>
      <SavedTogether>{back ? children : <Box paddingBlockStart="400">{children}</Box>}</SavedTogether>
    </Page>
  );
}

/** Polaris' details layout: the thing itself, and beside it (under it on a phone) what it belongs to. */
export function MainAndAside({ main, aside }: { main: React.ReactNode; aside: React.ReactNode }) {
  return (
    <Layout>
      <Layout.Section>{main}</Layout.Section>
      <Layout.Section variant="oneThird">{aside}</Layout.Section>
    </Layout>
  );
}

/** Polaris' settings layout: sections that say in a line what they change, each beside its card. */
export function SettingsSections({ children }: { children: React.ReactNode }) {
  return <Layout>{children}</Layout>;
}

export function SettingsSection({ title, changes, children }: { title: string; changes: string; children: React.ReactNode }) {
  return (
    <Layout.AnnotatedSection title={title} description={changes}>
      {children}
    </Layout.AnnotatedSection>
  );
}
