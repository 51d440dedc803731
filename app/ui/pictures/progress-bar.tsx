import { Box, ProgressBar as PolarisProgressBar } from "@shopify/polaris";

type Props = {
  /** 0 to 100. */
  percent: number;
  done?: boolean;
  /** Narrow: beside the words that say it. */
  short?: boolean;
  /** The id of the words that say what it is the progress of. */
  labelledBy?: string;
};

/** How far something is, as a picture of words that stand beside it. */
export function ProgressBar({ percent, done, short = false, labelledBy }: Props) {
  const tone = done === undefined ? undefined : done ? "success" : "highlight";
  const bar = <PolarisProgressBar progress={percent} size="small" animated={false} tone={tone} ariaLabelledBy={labelledBy} />;
  return short ? <Box width="8rem">{bar}</Box> : bar;
}
