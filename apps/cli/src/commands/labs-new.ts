import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline/promises';
import type { Command } from 'commander';
import { readTree } from '@basin/catalog/disk';
import { PASS } from '../exit-codes.ts';
import { exists, shownPath, type Missing } from '../find/folder.ts';
import { COURSE, LABS, TEMPLATES } from '../find/repository.ts';
import { refuse } from './refusal.ts';

export const CLAIMS = {
  metastable: 'a trigger pushes it into a failed state that outlives the trigger',
  collapse: 'something is lost under load, and comes back with the load gone',
  target: 'it works, and has numbers to meet',
} as const;

type Claim = keyof typeof CLAIMS;

interface NewOptions {
  readonly title?: string;
  readonly claim?: string;
}

export function addLabsNew(labs: Command): void {
  labs
    .command('new')
    .summary('a folder for a new lab, that already runs and fails')
    .description(
      'Writes the folder of a new lab: a small system that already fails, an exemplar, mistakes, and texts to be replaced. It passes `labs check` as it is; change one thing at a time and it stays so.',
    )
    .argument('<slug>', 'two or three words with hyphens, such as noon-rush')
    .option('--title <title>', 'its name; asked for where it is not said')
    .option('--claim <claim>', `what it shows: ${Object.keys(CLAIMS).join(', ')}; asked for where it is not said`)
    .addHelpText('after', HELP)
    .action(async (slug: string, options: NewOptions) => {
      process.exitCode = await create(slug, options);
    });
}

async function create(slug: string, options: NewOptions): Promise<number> {
  const folder = path.join(LABS, slug);
  const missing = await flawOf(slug, folder, options);
  if (missing) return refuse({ missing }, {});
  const { title, claim } = await answered(slug, options);
  const written = await writeLab(folder, claim, { title, slug });
  process.stdout.write(
    [
      ...written.map((file) => `  ${shownPath(path.join(folder, file))}`),
      '',
      `It runs, and fails as it should. Next:`,
      `  1. Add the line \`- lab: ${slug}\` to ${shownPath(COURSE)}, where it stands in the course.`,
      `  2. pnpm basin labs dev ${slug}      its page and its gates, again at every save`,
      `  3. Write the wrong belief into ${shownPath(path.join(folder, 'DESIGN.md'))}, then make scenario.yaml show it.`,
      '',
    ].join('\n'),
  );
  return PASS;
}

async function flawOf(slug: string, folder: string, { claim }: NewOptions): Promise<Missing | undefined> {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(slug)) {
    return { says: `"${slug}" is no slug.`, instead: 'Write small letters, digits and hyphens, such as noon-rush.' };
  }
  if (claim !== undefined && !isClaim(claim)) {
    return { says: `"${claim}" is no claim.`, instead: `Write one of: ${Object.keys(CLAIMS).join(', ')}.` };
  }
  if (!(await exists(folder))) return undefined;
  return { says: `There is a lab ${slug} already: ${shownPath(folder)}.`, instead: 'Choose another slug.' };
}

/** Asks for what was not said; without anybody there to ask, what is usual. */
async function answered(slug: string, { title, claim }: NewOptions): Promise<{ title: string; claim: Claim }> {
  const usual = slug.slice(0, 1).toUpperCase() + slug.slice(1).replaceAll('-', ' ');
  const known = claim !== undefined && isClaim(claim) ? claim : undefined;
  if (!process.stdin.isTTY || (title !== undefined && known)) {
    return { title: title ?? usual, claim: known ?? 'metastable' };
  }
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const name = title ?? (await terminal.question(`Title [${usual}]: `));
    if (known) return { title: name || usual, claim: known };
    const choices = Object.entries(CLAIMS).map(([key, says]) => `  ${key}: ${says}`);
    process.stderr.write(`What does it show?\n${choices.join('\n')}\n`);
    for (;;) {
      const said = (await terminal.question('Claim [metastable]: ')).trim() || 'metastable';
      if (isClaim(said)) return { title: name || usual, claim: said };
    }
  } finally {
    terminal.close();
  }
}

/** Returns what was written, by its path in the folder. */
export async function writeLab(
  folder: string,
  claim: Claim,
  words: { readonly title: string; readonly slug: string },
): Promise<string[]> {
  const template = await readTree(TEMPLATES, [claim]);
  const files = Object.entries(template).map(([file, text]) => [file.slice(claim.length + 1), text] as const);
  for (const [file, text] of files) {
    const target = path.join(folder, file);
    await mkdir(path.dirname(target), { recursive: true });
    const filled = text.replaceAll('$title$', () => words.title).replaceAll('$slug$', () => words.slug);
    await writeFile(target, filled, { flag: 'wx' });
  }
  return files.map(([file]) => file);
}

function isClaim(text: string): text is Claim {
  return Object.hasOwn(CLAIMS, text);
}

const HELP = `
Examples:
  $ pnpm basin labs new noon-rush
  $ pnpm basin labs new noon-rush --title "The noon rush" --claim collapse

Exit codes: 0 it is written, 2 the slug or the claim cannot be used, 3 our fault.
`;
