/**
 * A port that no other process of a run has, known before anybody listens there: what the app's environment names of a test has to be in it
 * when the app is read, and imports beside one that awaits don't wait for it. Below those that the system gives out by itself.
 */
export const portOfProcess = (nth: 0 | 1 = 0): number => 10_000 + ((2 * process.pid + nth) % 20_000);
