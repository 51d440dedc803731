import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, vi } from "vitest";

/** What a bench says and complains of in each test of a file, and a folder of that test's own. */
export function saidByBench(): { folder: string; said: string[]; complained: string[] } {
  const heard = { folder: "", said: [] as string[], complained: [] as string[] };
  beforeEach(async () => {
    Object.assign(heard, { folder: await mkdtemp(join(tmpdir(), "waybill-bench-")), said: [], complained: [] });
    vi.spyOn(console, "log").mockImplementation((text: string) => void heard.said.push(text));
    vi.spyOn(console, "error").mockImplementation((text: string) => void heard.complained.push(text));
  });
  afterEach(async () => {
    vi.restoreAllMocks();
    await rm(heard.folder, { recursive: true });
  });
  return heard;
}
