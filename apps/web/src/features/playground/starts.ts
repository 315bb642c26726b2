import type { Catalog } from '@basin/catalog';
import type { Sheet } from './sheet.ts';

/** Something to begin from: a lab's system, or a published one under one of its settings. */
export interface Start {
  /** In addresses: `#from=retry-storm`. */
  readonly id: string;
  readonly title: string;
  readonly kind: 'lab' | 'system';
}

type Shelves = Pick<Catalog, 'labs' | 'scenarios'>;

/** All there is to begin from, in the order of the shelves. */
export function startsIn({ labs, scenarios }: Shelves): Start[] {
  return [
    ...Object.values(labs).map(({ slug, title }): Start => ({ id: slug, title, kind: 'lab' })),
    ...Object.values(scenarios).flatMap(({ slug, title, variants }) =>
      variants.map((variant, index): Start => {
        const isFirst = index === 0;
        return {
          id: isFirst ? slug : `${slug}.${variant.name}`,
          title: isFirst ? title : `${title}: ${variant.title}`,
          kind: 'system',
        };
      }),
    ),
  ];
}

/**
 * The texts of a start, as their authors wrote them: comments are half of what there is to learn.
 *
 * @param readSource a file of the repository as text.
 */
export async function sheetFrom(
  id: string,
  { labs, scenarios }: Shelves,
  readSource: (file: string) => Promise<string>,
): Promise<Sheet | undefined> {
  const plain = { actions: '', seed: 1 };
  const lab = Object.hasOwn(labs, id) ? labs[id] : undefined;
  if (lab) return { ...plain, scenario: await readSource(`labs/${id}/scenario.yaml`), guards: lab.start };
  const [slug = '', name] = id.split('.');
  const published = Object.hasOwn(scenarios, slug) ? scenarios[slug] : undefined;
  const variant = published?.variants.find((each, index) => (name === undefined ? index === 0 : each.name === name));
  if (published === undefined || variant === undefined) return undefined;
  return { ...plain, scenario: published.text, guards: variant.text === '' ? 'version: 1\n' : variant.text };
}
