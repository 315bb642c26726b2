import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { FileTree } from './catalog.ts';

/**
 * Reads the texts of the course from a folder of the repository. The only file of this package that knows a disk: a
 * course in an upload or a database is the same `FileTree`.
 */
export async function readTree(root: string, folders: readonly string[] = ['content', 'labs']): Promise<FileTree> {
  const files: Record<string, string> = {};
  for (const folder of folders) {
    for (const file of await textsUnder(root, folder)) {
      files[file.split(path.sep).join('/')] = await readFile(path.join(root, file), 'utf8');
    }
  }
  return files;
}

async function textsUnder(root: string, folder: string): Promise<string[]> {
  const entries = await readdir(path.join(root, folder), { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile() && /\.(ya?ml|mdx?)$/.test(entry.name))
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)))
    .filter((file) => !file.split(path.sep).some((name) => name.startsWith('.') || name === 'node_modules'))
    .sort();
}
