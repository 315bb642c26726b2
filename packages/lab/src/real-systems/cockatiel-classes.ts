/**
 * Rules that the library has not, as classes of the module. They are those of the engine's guards, in as many lines; a test
 * runs the two side by side.
 */
export const COCKATIEL_CLASSES = {
  RetryBudget: `/** Lets retries be a fraction \`ratio\` of what earns them, and \`burst\` more. */
class RetryBudget {
  private tokens: number;
  private countedAt = Date.now();
  private readonly settings: { ratio: number; burst: number; minPerSecond: number };

  constructor(settings: { ratio: number; burst: number; minPerSecond: number }) {
    this.settings = settings;
    this.tokens = settings.burst;
  }

  earn(): void {
    this.add(this.settings.ratio);
  }

  /** If so, a token is spent. */
  mayRetry(): boolean {
    this.add(0);
    if (this.tokens < 1 - 1e-9) return false;
    this.tokens -= 1;
    return true;
  }

  private add(tokens: number): void {
    const now = Date.now();
    const earned = ((now - this.countedAt) / 1000) * this.settings.minPerSecond;
    this.tokens = Math.min(this.tokens + earned + tokens, this.settings.burst);
    this.countedAt = now;
  }
}
`,
  RetryThrottle: `/** Stops retries while half of the tokens are gone: a failure costs one, a success earns some (gRPC proposal A6). */
class RetryThrottle {
  private tokens: number;
  private readonly settings: { maxTokens: number; tokenRatio: number };

  constructor(settings: { maxTokens: number; tokenRatio: number }) {
    this.settings = settings;
    this.tokens = settings.maxTokens;
  }

  onSuccess(): void {
    this.tokens = Math.min(this.tokens + this.settings.tokenRatio, this.settings.maxTokens);
  }

  /** True, so that it can stand in a condition. */
  onFailure(): true {
    this.tokens = Math.max(this.tokens - 1, 0);
    return true;
  }

  mayRetry(): boolean {
    return this.tokens > this.settings.maxTokens / 2 + 1e-9;
  }
}
`,
} as const;
