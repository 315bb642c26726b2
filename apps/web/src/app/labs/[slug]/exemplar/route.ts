import { readCatalog } from '@/server/catalog.ts';

interface Context {
  readonly params: Promise<{ slug: string }>;
}

export const dynamic = 'force-dynamic';

/** The answers that pass, for whoever asks to see them. Never part of a page: they are fetched when they are asked for. */
export async function GET(_: Request, { params }: Context) {
  const { slug } = await params;
  const lab = (await readCatalog()).labs[slug];
  if (!lab) return new Response('There is no such lab.', { status: 404 });
  const passing = lab.solutions.filter(({ expect }) => expect === 'pass');
  const answers = passing.map(({ name, text, why }) => ({ name, text, why }));
  return Response.json(answers, { headers: { 'Cache-Control': 'no-store', 'X-Robots-Tag': 'noindex' } });
}
