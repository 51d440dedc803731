import { Banner as PolarisBanner } from "@shopify/polaris";
import { Paragraph } from "./text.tsx";

type Props = {
  tone: "info" | "success" | "warning" | "critical";
  title: string;
  action?: { label: string; url: string } | { label: string; onAction: () => void };
  /** Of one that the reader may wave away for good. */
  onDismiss?: () => void;
  children?: React.ReactNode;
};

/** What lasts and concerns the whole screen or card: what happened, and what to do. Errors of a field stand beside the field instead. */
export function Banner({ tone, title, action, onDismiss, children }: Props) {
  return (
    <PolarisBanner
      tone={tone}
      title={title}
      onDismiss={onDismiss}
      action={
        action && ("url" in action ? { content: action.label, url: action.url } : { content: action.label, onAction: action.onAction })
      }
    >
      {typeof children === "string" ? <Paragraph>{children}</Paragraph> : children}
    </PolarisBanner>
  );
}
