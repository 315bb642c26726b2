import { dealAnswer, judgeAnswer } from '@/features/exercise/index.ts';

interface Context {
  readonly params: Promise<{ slug: string }>;
}

export const dynamic = 'force-dynamic';

/** Dashboards of runs made for this try. What they are of is on the server only. */
export async function GET(request: Request, { params }: Context) {
  return dealAnswer((await params).slug, new URL(request.url).searchParams.get('token'));
}

export async function POST(request: Request, { params }: Context) {
  return judgeAnswer((await params).slug, await request.json().catch(() => null));
}
