/** Rules that the library has not, as classes of the file: those of the engine's guards, in as many lines. */
export const POLLY_CLASSES = {
  RetryBudget: `/// <summary>Lets retries be a fraction of what earns them, and burst more.</summary>
internal sealed class RetryBudget(double ratio, double burst, double minPerSecond)
{
    private readonly object gate = new();
    private double tokens = burst;
    private long countedAt = Environment.TickCount64;

    public void Earn() => Add(ratio);

    // If so, a token is spent.
    public bool MayRetry()
    {
        lock (gate)
        {
            Add(0);
            if (tokens < 1 - 1e-9) return false;
            tokens -= 1;
            return true;
        }
    }

    private void Add(double more)
    {
        lock (gate)
        {
            var now = Environment.TickCount64;
            tokens = Math.Min(tokens + (now - countedAt) / 1000.0 * minPerSecond + more, burst);
            countedAt = now;
        }
    }
}
`,
  RetryThrottle: `/// <summary>Stops retries while half of the tokens are gone (gRPC proposal A6).</summary>
internal sealed class RetryThrottle(double maxTokens, double tokenRatio)
{
    private readonly object gate = new();
    private double tokens = maxTokens;

    public void OnSuccess()
    {
        lock (gate) tokens = Math.Min(tokens + tokenRatio, maxTokens);
    }

    // A failure costs one token, a success earns some.
    public void OnFailure()
    {
        lock (gate) tokens = Math.Max(tokens - 1, 0);
    }

    public bool MayRetry()
    {
        lock (gate) return tokens > maxTokens / 2 + 1e-9;
    }
}
`,
} as const;
