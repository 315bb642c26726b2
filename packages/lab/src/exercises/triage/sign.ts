/** One thing that telemetry says, for or against. */
export interface Sign {
  readonly ok: boolean;
  /** With its number, true either way: `Attempts are 3.9 per call`. A clause without a full stop. */
  readonly says: string;
}
