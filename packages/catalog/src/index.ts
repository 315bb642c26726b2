/** What is there to learn? Texts of `content/` and `labs/` in; a typed, cross-checked catalog out. */
export { blocks, type BlockProps } from './blocks/index.ts';
export { itemsInOrder, labHead, loadCatalog, type Catalog, type FileTree } from './catalog.ts';
export { tierNames, tiers, type Item, type Part, type Tier } from './course/course.ts';
export { meanings, type GlossaryEntry, type Meaning } from './glossary/glossary.ts';
export type { Lesson } from './lesson/lesson.ts';
export { type PublishedScenario, type Variant } from './scenario/published-scenario.ts';
export {
  knownSystem,
  onlyTriggers,
  writtenGuards,
  type KnownSystem,
  type WrittenGuards,
} from './scenario/named-system.ts';
