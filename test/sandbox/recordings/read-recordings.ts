import { readFile } from "node:fs/promises";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { root } from "../../../tools/codegen/find-documents.ts";

/** Beside the clone, or where the environment says. */
export const recordingsPath = process.env["WAYBILL_RECORDINGS"] ?? `${root}../shared/data/shopify-recordings.jsonl.gz`;

export type RecordedAnswer = {
  data?: unknown;
  errors?: { message: string; path?: unknown[]; extensions?: Record<string, unknown> }[];
  extensions?: { cost?: { requestedQueryCost: number; actualQueryCost?: number | null } };
};

/** One document that was sent to a real store, and what it answered. */
export type Step = {
  query: string;
  variables: Record<string, unknown>;
  operationName: string | undefined;
  answer: RecordedAnswer;
  /** When it was asked is known from where it stands. What a proxy read in between stands apart, at no known time. */
  inOrder: boolean;
  /** Before it something was answered of which nobody wrote down what was asked. */
  afterGap: boolean;
};

/** `takenAt` is milliseconds; null where nobody wrote it down. */
export type Recording = { name: string; area: string; version: string; takenAt: number | null; steps: Step[] };

/** The recordings of a real development store, each with its steps in the order in which they were taken, as far as they say what was asked. */
export async function readRecordings(path = recordingsPath): Promise<Recording[]> {
  const text = (await promisify(gunzip)(await readFile(path))).toString();
  return text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => {
      const { name, area, version, recording } = JSON.parse(line) as { name: string; area: string; version: string; recording: Tree };
      const { upstreamCalls, cleanup, ...rest } = withRequests(recording);
      const found = [...stepsIn(rest, true), ...stepsIn(upstreamCalls, false), ...stepsIn(cleanup, true)];
      const firstGap = found.indexOf("gap");
      const steps = found.flatMap((one, index) => (one === "gap" ? [] : { ...one, afterGap: firstGap !== -1 && index > firstGap }));
      return { name, area, version, takenAt: timeOf(recording, line), steps };
    });
}

/** When it was taken: as it says itself, or as the names do that were made up for it. */
function timeOf({ capturedAt }: Tree, line: string): number | null {
  const at = typeof capturedAt === "string" ? Date.parse(capturedAt) : Number(/(?<!\d)17[6-9]\d{10}(?!\d)/.exec(line)?.[0]);
  return Number.isNaN(at) ? null : at;
}

type Tree = Record<string, unknown>;

/** Some keep what was asked apart, under `requests`, by the names of the answers: each answer gets its question back. */
function withRequests({ requests, ...recording }: Tree): Tree {
  if (!isTree(requests)) return recording;
  return Object.fromEntries(
    Object.entries(recording).map(([name, step]) => {
      const request = requests[name];
      return [name, isTree(step) && isTree(request) && (answerIn(step["response"]) ?? answerIn(step)) ? { ...step, request } : step];
    }),
  );
}

const isTree = (value: unknown): value is Tree => typeof value === "object" && value !== null;

type Found = Omit<Step, "afterGap"> | "gap";

function* stepsIn(tree: unknown, inOrder: boolean): Generator<Found> {
  if (!isTree(tree)) return;
  const step = Array.isArray(tree) ? undefined : stepOf(tree, inOrder);
  if (step) yield step;
  else if (!Array.isArray(tree) && answerIn(tree["response"])) yield "gap";
  for (const [key, value] of Object.entries(tree)) if (key !== "response" && key !== "payload") yield* stepsIn(value, inOrder);
}

function stepOf(tree: Tree, inOrder: boolean): Omit<Step, "afterGap"> | undefined {
  const answer = answerIn(tree["response"]) ?? answerIn({ payload: tree["payload"] }) ?? answerIn(tree["result"]);
  const request = isTree(tree["request"]) ? tree["request"] : {};
  const query = [tree["query"], tree["document"], request["query"], request["document"]].find((text) => typeof text === "string");
  if (!answer || typeof query !== "string" || !query.includes("{")) return undefined;
  const variables = tree["variables"] ?? request["variables"];
  const operationName = tree["operationName"];
  return {
    query,
    variables: isTree(variables) ? variables : {},
    operationName: typeof operationName === "string" && wasSent(operationName, query, answer) ? operationName : undefined,
    answer,
    inOrder,
  };
}

/** Some names are notes of whoever recorded it, who sent none: the store refuses an operation that isn't there, by its name. */
const wasSent = (operationName: string, query: string, { errors }: RecordedAnswer) =>
  new RegExp(`\\b(query|mutation|subscription)\\s+${operationName}\\b`).test(query) ||
  (errors ?? []).some(({ message }) => message.includes("No operation named"));

function answerIn(response: unknown): RecordedAnswer | undefined {
  if (!isTree(response)) return undefined;
  if ("data" in response || "errors" in response) return response;
  return answerIn(response["payload"]) ?? answerIn(response["body"]);
}
