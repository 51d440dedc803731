/** Asks again until the answer is there, for at most so long. */
export async function eventually<T>(ask: () => Promise<T | undefined> | T | undefined, withinMs = 15_000): Promise<T> {
  const deadline = performance.now() + withinMs;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (performance.now() > deadline) throw new Error("It did not come about in time");
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
