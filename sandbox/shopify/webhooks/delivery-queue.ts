/** Runs tasks side by side, at most `width` at once, and those of one key one after the other. */
export type DeliveryQueue = { add(key: string, task: () => Promise<void>): void };

export function createDeliveryQueue(width: number): DeliveryQueue {
  const waitingByKey = new Map<string, (() => Promise<void>)[]>();
  const ready: string[] = [];
  let running = 0;

  const next = () => {
    while (running < width) {
      const key = ready.shift();
      if (key === undefined) return;
      const tasks = waitingByKey.get(key);
      const task = tasks?.shift();
      if (!task) {
        waitingByKey.delete(key);
        continue;
      }
      running += 1;
      void task().finally(() => {
        running -= 1;
        ready.push(key);
        next();
      });
    }
  };

  return {
    add(key, task) {
      const tasks = waitingByKey.get(key);
      if (tasks) {
        tasks.push(task);
        return;
      }
      waitingByKey.set(key, [task]);
      ready.push(key);
      next();
    },
  };
}
