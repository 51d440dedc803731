import { useEffect, useRef, useState } from "react";
import { BlockStack, InlineGrid, InlineStack } from "@shopify/polaris";

/** The distances between things, smallest first. */
export type Gap = keyof typeof GAPS;

const GAPS = { none: "0", tiny: "050", tight: "100", small: "200", medium: "300", large: "400", huge: "500" } as const;

/** Things one under the other. `as` where they are a list. */
export function Stack(props: { gap?: Gap; as?: "ul" | "ol"; align?: "start" | "center"; children: React.ReactNode }) {
  return (
    <BlockStack as={props.as} gap={GAPS[props.gap ?? "large"]} inlineAlign={props.align}>
      {props.children}
    </BlockStack>
  );
}

type RowProps = {
  gap?: Gap;
  /** `spread`: the first to the start, the last to the end. */
  place?: "spread" | "end";
  /** `top` where one of them may have several lines. */
  align?: "middle" | "top";
  nowrap?: boolean;
  children: React.ReactNode;
};

/** Things side by side, each as wide as it needs; what finds no room goes on the next line. */
export function Row({ gap = "small", place, align = "middle", nowrap = false, children }: RowProps) {
  return (
    <InlineStack
      gap={GAPS[gap]}
      align={place === "spread" ? "space-between" : place}
      blockAlign={align === "middle" ? "center" : "start"}
      wrap={!nowrap}
    >
      {children}
    </InlineStack>
  );
}

type GridProps = { gap?: Gap; children: React.ReactNode } & (
  | { columns: { phone: number; tablet?: number; desk?: number } }
  /** As many columns as fit, none narrower than this (a CSS length). */
  | { atLeast: string }
);

/** Things in columns of the same width. */
export function Grid({ gap = "large", children, ...grid }: GridProps) {
  const columns =
    "atLeast" in grid
      ? `repeat(auto-fit, minmax(${grid.atLeast}, 1fr))`
      : { xs: grid.columns.phone, sm: grid.columns.tablet, md: grid.columns.desk };
  return (
    <InlineGrid columns={columns} gap={GAPS[gap]} alignItems={"atLeast" in grid ? "start" : undefined}>
      {children}
    </InlineGrid>
  );
}

/** Stays as high as it was last once it is `kept`: what stands in its place then moves nothing below it. */
export function KeepsHeight({ kept, children }: { kept: boolean; children: React.ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  const [height, setHeight] = useState<number>();
  useEffect(() => {
    if (kept || !box.current) return;
    const { current } = box;
    const watch = new ResizeObserver(() => setHeight(current.offsetHeight));
    watch.observe(current);
    return () => watch.disconnect();
  }, [kept]);
  return (
    <div ref={box} style={kept && height !== undefined ? { minBlockSize: height } : undefined}>
      {children}
    </div>
  );
}
