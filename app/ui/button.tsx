import { Button as PolarisButton, ButtonGroup } from "@shopify/polaris";
import { targetOf } from "./link.tsx";

type Look = {
  children: string;
  /** `primary`: the one thing to do here, at most one in sight; `quiet`: without a frame; `plain`: like a link. */
  look?: "primary" | "quiet" | "plain";
  /** Destroys something. */
  destructive?: boolean;
  large?: boolean;
  /** As wide as what it stands in. */
  wide?: boolean;
  disabled?: boolean;
  /** By which the focus finds it. */
  id?: string;
  /** Of one that is on or off: which it is. */
  pressed?: boolean;
  /** Of one that opens something: whether that is open. */
  expanded?: boolean;
  /** What it is about, where its word says too little to somebody who doesn't see the rest. */
  says?: string;
};

const VARIANTS = { primary: "primary", quiet: "tertiary", plain: "plain" } as const;

const polarisLook = ({ children, look, destructive, large, wide, disabled, id, pressed, expanded, says }: Look) => ({
  children,
  id,
  pressed,
  ...(expanded !== undefined && { ariaExpanded: expanded }),
  variant: look && VARIANTS[look],
  tone: destructive ? ("critical" as const) : undefined,
  size: large ? ("large" as const) : undefined,
  fullWidth: wide,
  disabled,
  accessibilityLabel: says,
});

/** Does something here, or sends the form it stands in (`submit`). */
export function Button(props: Look & { busy?: boolean } & ({ onClick: () => void } | { submit: true })) {
  const does = "submit" in props ? { submit: true } : { onClick: props.onClick };
  return <PolarisButton {...polarisLook(props)} {...does} loading={props.busy} />;
}

/** Goes somewhere, and looks like something to do. */
export function LinkButton(props: Look & { url: string }) {
  // A link can't be disabled: Polaris only makes it pale, and nobody is told why.
  if (props.disabled) return <PolarisButton {...polarisLook(props)} />;
  return <PolarisButton {...polarisLook(props)} url={props.url} target={targetOf(props.url)} />;
}

/** Buttons that belong together. */
export function ButtonRow({ children }: { children: React.ReactNode }) {
  return <ButtonGroup>{children}</ButtonGroup>;
}
