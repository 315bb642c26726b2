import { readCatalog, readSource } from '@/server/catalog.ts';
import { writtenSheet } from './sheet.ts';
import { sheetFrom, startsIn } from './starts.ts';

export async function startIds(): Promise<string[]> {
  return startsIn(await readCatalog()).map(({ id }) => id);
}

/** A start as the page fetches it, in the form of a draft. */
export async function startAnswer(id: string): Promise<Response> {
  const sheet = await sheetFrom(id, await readCatalog(), readSource);
  if (sheet === undefined) return new Response('There is no such start.', { status: 404 });
  return new Response(writtenSheet(sheet), {
    headers: { 'Content-Type': 'application/json; charset=utf-8', 'X-Robots-Tag': 'noindex' },
  });
}
