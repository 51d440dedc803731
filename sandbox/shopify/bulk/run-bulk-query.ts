import { open } from "node:fs/promises";
import { setImmediate as nextTurn } from "node:timers/promises";
import type { BulkOperation } from "./bulk-operation.ts";
import type { NestedConnection, NodeWriter } from "./node-writer.ts";
import { createShuffledLines } from "./shuffled-lines.ts";

/** Milliseconds of work before everybody else has a turn. */
const slice = 8;
const blockSize = 1 << 20;

/**
 * Writes the result of a bulk query as JSONL and keeps the operation's counts up to date. Children carry `__parentId`, the id of the nearest
 * node above them. Stops early, between two root nodes, when the operation is being cancelled.
 */
export async function runBulkQuery(operation: BulkOperation, writer: NodeWriter, path: string, grouped: boolean): Promise<void> {
  const file = await open(path, "w");
  const shuffled = createShuffledLines(operation.number);
  let block: string[] = [];
  let blockLength = 0;

  const put = (line: string) => {
    block.push(line);
    blockLength += line.length + 1;
  };
  const flush = async () => {
    if (block.length === 0) return;
    const bytes = Buffer.from(`${block.join("\n")}\n`);
    block = [];
    blockLength = 0;
    await file.writeFile(bytes);
    operation.fileSize += bytes.length;
  };
  const writeChildren = (nested: readonly NestedConnection[], parentId: unknown) => {
    for (const connection of nested) {
      const { nodes, set } = writer.nodesOf(connection);
      for (const node of nodes) {
        const child = writer.write(node, set);
        child.json["__parentId"] = parentId;
        operation.objectCount += 1;
        if (grouped) put(JSON.stringify(child.json));
        else shuffled.add(JSON.stringify(child.json));
        if (child.nested.length > 0) writeChildren(child.nested, child.json["id"] ?? parentId);
      }
    }
  };

  try {
    const { nodes, set } = writer.roots();
    let sliceEnds = performance.now() + slice;
    for (const node of nodes) {
      if (operation.status === "CANCELING") break;
      const root = writer.write(node, set);
      put(JSON.stringify(root.json));
      operation.objectCount += 1;
      operation.rootObjectCount += 1;
      writeChildren(root.nested, root.json["id"]);
      if (!grouped) for (const line of shuffled.letGo()) put(line);

      if (blockLength > blockSize) await flush();
      if (performance.now() > sliceEnds) {
        await nextTurn();
        sliceEnds = performance.now() + slice;
      }
    }
    for (const line of shuffled.rest()) put(line);
    await flush();
  } finally {
    await file.close();
  }
}
