import { once } from "node:events";
import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import { z } from "zod";
import { answerInstance, type Answer } from "./answer-instance.ts";
import { Instance } from "./instance.ts";

/**
 * Answers routing instances, one JSON object per line in and out, in order (`--json`), or counts them. A line that cannot be read is
 * answered with its error and makes the exit code 1. The last line on standard error is the speed of planning, reading and writing aside.
 */
export async function run(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { instances: { type: "string" }, json: { type: "boolean", default: false } } });
  if (!values.instances) {
    console.error("Usage: npm run bench -- routing --instances FILE [--json]");
    return 2;
  }

  const count = { feasible: 0, infeasible: 0, unreadable: 0, milliseconds: 0 };
  let lineNumber = 0;
  try {
    for await (const text of createInterface({ input: createReadStream(values.instances), crlfDelay: Infinity })) {
      lineNumber += 1;
      if (text.trim() === "") continue;
      const answer = answerLine(text, lineNumber);
      if (values.json && !process.stdout.write(`${JSON.stringify(answer)}\n`)) await once(process.stdout, "drain");
    }
  } catch (fault) {
    console.error(`Cannot answer ${values.instances}: ${fault instanceof Error ? fault.message : String(fault)}`);
    return 2;
  }

  const { feasible, infeasible, unreadable, milliseconds } = count;
  if (!values.json) console.log(`${feasible} routed, ${infeasible} that no warehouses can ship, ${unreadable} unreadable`);
  const planned = feasible + infeasible;
  console.error(`${planned} plans in ${(milliseconds / 1000).toFixed(3)} s`);
  console.error(`${milliseconds > 0 ? Math.round(planned / (milliseconds / 1000)) : 0} plans/s`);
  return unreadable > 0 ? 1 : 0;

  function answerLine(text: string, number: number): Answer | { feasible: false; error: string } {
    const instance = parseInstance(text);
    if (typeof instance === "string") {
      count.unreadable += 1;
      console.error(`line ${number}: ${instance}`);
      return { feasible: false, error: `line ${number}: ${instance}` };
    }
    const start = performance.now();
    const answer = answerInstance(instance);
    count.milliseconds += performance.now() - start;
    count[answer.feasible ? "feasible" : "infeasible"] += 1;
    return answer;
  }
}

function parseInstance(text: string): Instance | string {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (fault) {
    return `not JSON: ${fault instanceof Error ? fault.message : String(fault)}`;
  }
  const parsed = Instance.safeParse(json);
  return parsed.success ? parsed.data : z.prettifyError(parsed.error).replaceAll(/\s*\n\s*/g, " ");
}
