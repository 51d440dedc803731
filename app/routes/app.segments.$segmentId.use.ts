import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { answerExtension, doForExtension } from "#app/screens/frame/answer-extension.server.ts";
import { commandSegment, SegmentCommand } from "#app/screens/segment-use/command-segment.server.ts";
import { readSegmentUse } from "#app/screens/segment-use/read-segment-use.server.ts";

/** GET /app/segments/:segmentId/use, for the action on Shopify's own page of a customer segment. */
export function loader({ request, params }: LoaderFunctionArgs) {
  return answerExtension(request, params["segmentId"], ({ shop, id, words }) => readSegmentUse(shop, id, words));
}

/** POST there: SegmentCommand. */
export function action({ request, params }: ActionFunctionArgs) {
  return doForExtension(request, params["segmentId"], SegmentCommand, commandSegment);
}
