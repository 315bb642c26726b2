import { startAnswer, startIds } from '@/features/playground/index.ts';

interface Context {
  readonly params: Promise<{ id: string }>;
}

export const dynamic = 'force-static';
export const dynamicParams = false;

export async function generateStaticParams() {
  return (await startIds()).map((id) => ({ id }));
}

export async function GET(_: Request, { params }: Context) {
  return startAnswer((await params).id);
}
