const AT_ONCE = 2;
let underway = 0;
const waiting: (() => void)[] = [];

/** Does `work` when fewer than two like it are under way in this process: each load holds three database connections and its buffers. */
export async function oneOfFew<T>(work: () => Promise<T>): Promise<T> {
  if (underway >= AT_ONCE) await new Promise<void>((turn) => waiting.push(turn));
  else underway += 1;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else underway -= 1;
  }
}
