import { Box, Card } from "@shopify/polaris";
import { LinkButton } from "./button.tsx";
import { Link } from "./link.tsx";
import { Stack } from "./stack.tsx";
import { Heading, Paragraph } from "./text.tsx";

/** An empty page that teaches: why one would want it filled, the one thing to do, and where to learn more. */
export function EmptyState(props: {
  title: string;
  why: string;
  action?: { label: string; url: string };
  learn?: { label: string; url: string };
}) {
  return (
    <Card>
      <Box paddingBlock="800" paddingInline="400">
        <Stack align="center">
          <Heading center>{props.title}</Heading>
          <Box maxWidth="32rem">
            <Paragraph muted center>
              {props.why}
            </Paragraph>
          </Box>
          {props.action && (
            <LinkButton look="primary" url={props.action.url}>
              {props.action.label}
            </LinkButton>
          )}
          {props.learn && <Link url={props.learn.url}>{props.learn.label}</Link>}
        </Stack>
      </Box>
    </Card>
  );
}
