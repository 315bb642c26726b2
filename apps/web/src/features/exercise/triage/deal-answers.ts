import { dealt, judged, type Refusal } from '@/server/deals.ts';

/** Dashboards for one try: new ones, or with a token those that it is of. */
export async function dealAnswer(slug: string, token: string | null): Promise<Response> {
  const made = await dealt(slug, token ?? undefined);
  return typeof made === 'string' ? refusal(made) : answer(made);
}

/** What is right about what was said, and what there was to see. */
export async function judgeAnswer(slug: string, body: unknown): Promise<Response> {
  const { token, said } = (body ?? {}) as { readonly token?: unknown; readonly said?: unknown };
  if (typeof token !== 'string') return refusal('expired');
  const made = await judged(slug, token, said);
  return typeof made === 'string' ? refusal(made) : answer(made);
}

function answer(body: unknown): Response {
  return Response.json(body, { headers: HEADERS });
}

function refusal(why: Refusal): Response {
  return Response.json({ why }, { status: STATUS[why], headers: HEADERS });
}

const HEADERS = { 'Cache-Control': 'no-store', 'X-Robots-Tag': 'noindex' };
const STATUS = { unknown: 404, expired: 410, spent: 409, busy: 503 } as const;
