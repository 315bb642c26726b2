import type { ExportedGuards, TargetName } from '@basin/lab';
import { field, type Field } from './field.ts';

/** An export as `--json` prints it. `exportFields` says what every field means, and a test that they agree. */
export const exportJson = (target: TargetName, { files, carried, notCarried }: ExportedGuards): object => ({
  version: 1,
  target,
  files,
  carried,
  notCarried,
});

/** What `basin guards export --json` prints. */
export const exportFields: readonly Field[] = [
  field('version', 'number', 'Of this format: 1.'),
  field('target', 'text', 'The system that was asked for.'),
  field('files[].name', 'text', 'A file of its configuration,'),
  field('files[].text', 'text', 'and what is in it.'),
  field('carried[].side', 'text', 'A guard that was carried over: the key of guards.yaml under which it stands,'),
  field('carried[].place', 'text', 'the place there,'),
  field('carried[].guard', 'text', 'its name,'),
  field('carried[].as', 'text', 'the names under which it is found now,'),
  field('carried[].differs[]', 'text', 'and in what it is not quite the same.'),
  field('notCarried[].side', 'text', 'A guard that has no equivalent there: the key under which it stands,'),
  field('notCarried[].place', 'text', 'the place there,'),
  field('notCarried[].guard', 'text', 'its name,'),
  field('notCarried[].why', 'text', 'why it has none,'),
  field('notCarried[].instead', 'text', 'and what comes near; absent if nothing does.'),
];
