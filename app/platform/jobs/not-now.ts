/**
 * Thrown by a job that would only wait: it gives its hand to others, is begun again after so many seconds, and this counts as no attempt.
 */
export class NotNow extends Error {
  readonly seconds: number;

  constructor(seconds: number) {
    super(`not for ${seconds.toFixed(1)} seconds`);
    this.name = "NotNow";
    this.seconds = seconds;
  }
}
