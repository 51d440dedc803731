import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const REDIRECT = fileURLToPath(new URL("./redirect.mjs", import.meta.url));
const APP = `
  const before = { time: Date.now(), elapsed: performance.now() };
  process.on("message", () => process.send({ time: Date.now() - before.time, elapsed: performance.now() - before.elapsed }));
  setInterval(() => undefined, 1000);
  process.send("ready");`;

test("when the clock is moved an hour, an hour has passed for the app: by the time of day, and by how long ago something was", async () => {
  const app = spawn(process.execPath, ["--import", REDIRECT, "--eval", APP], { stdio: ["ignore", "inherit", "inherit", "ipc"] });
  try {
    await once(app, "message");
    app.send({ clockOffsetMs: 3_600_000 });
    const [passed] = (await once(app, "message")) as [{ time: number; elapsed: number }];
    expect(passed.time).toBeGreaterThanOrEqual(3_600_000);
    expect(passed.elapsed).toBeGreaterThanOrEqual(3_600_000);
  } finally {
    app.kill();
    await once(app, "exit");
  }
});
