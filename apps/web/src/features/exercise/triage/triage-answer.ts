import type { OpenTriage } from '@basin/lab';

export interface TriageAnswer {
  /** Of the deal; none has been dealt where it is absent. */
  readonly token?: string;
  readonly said: readonly Said[];
}

export interface Said {
  readonly is?: string;
  readonly tell?: string;
}

export function readTriage(value: unknown): TriageAnswer | undefined {
  if (typeof value !== 'object' || value === null || !('said' in value) || !Array.isArray(value.said)) return undefined;
  const said = value.said.map((each: unknown): Said => {
    const { is, tell } = (each ?? {}) as Record<string, unknown>;
    return { ...(typeof is === 'string' && { is }), ...(typeof tell === 'string' && { tell }) };
  });
  return 'token' in value && typeof value.token === 'string' ? { token: value.token, said } : { said };
}

export function withSaid(answer: TriageAnswer, index: number, more: Said): TriageAnswer {
  const said = answer.said.map((each, at) => (at === index ? { ...each, ...more } : each));
  return { ...answer, said };
}

export function nothingSaid({ count }: Pick<OpenTriage, 'count'>): readonly Said[] {
  return Array.from({ length: count }, () => ({}));
}
