import { readCatalog, readSource } from '@/server/catalog.ts';
import { Playground } from './playground.tsx';
import { EMPTY_SHEET } from './sheet.ts';
import { sheetFrom, startsIn } from './starts.ts';

/** A sheet to begin with stands on the page from the start, so that nobody meets an empty room. */
export async function PlaygroundPage() {
  const catalog = await readCatalog();
  const starts = startsIn(catalog);
  const first = await sheetFrom(starts[0]?.id ?? '', catalog, readSource);
  return <Playground first={first ?? EMPTY_SHEET} starts={starts} />;
}
