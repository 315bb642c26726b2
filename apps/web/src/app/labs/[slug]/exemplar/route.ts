import { readCatalog } from '@/server/catalog.ts';

interface Context {
  readonly params: Promise<{ slug: string }>;
}

export const dynamic = 'force-dynamic';

/** One answer that passes, for whoever asks to see it. Never part of a page: it is fetched when it is asked for. */
export async function GET(_: Request, { params }: Context) {
  const { slug } = await params;
  const lab = (await readCatalog()).labs[slug];
  const exemplar = lab?.solutions.find((solution) => solution.name === 'exemplar');
  if (!exemplar) return new Response('There is no such lab.', { status: 404 });
  return new Response(exemplar.text, {
    headers: { 'Content-Type': 'text/yaml; charset=utf-8', 'Cache-Control': 'no-store', 'X-Robots-Tag': 'noindex' },
  });
}
