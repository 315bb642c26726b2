'use client';

import { ChevronDown } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { type Entry, moment } from '@/pieces/drafts/index.ts';
import styles from './playground-bar.module.css';
import { EMPTY_SHEET, readSheet } from './sheet.ts';
import type { Start } from './starts.ts';
import type { Playing } from './use-playground.ts';

interface StartMenuProps {
  readonly playing: Playing;
  readonly starts: readonly Start[];
}

/** Everything to begin from, and what was here before. Whatever is opened, the sheet that was here is kept. */
export function StartMenu({ playing, starts }: StartMenuProps) {
  const { desk, link, open } = playing;
  const earlier = desk.entries.filter(({ kind }) => kind === 'kept').slice(0, SHOWN);
  const startsOf = (kind: Start['kind']) => starts.filter((start) => start.kind === kind);
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger className="button">
        Start from <ChevronDown aria-hidden />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className={styles.menu} align="start" collisionPadding={8}>
          <DropdownMenu.Item onSelect={() => open(EMPTY_SHEET)}>An empty sheet</DropdownMenu.Item>
          <Group name="Systems of labs" starts={startsOf('lab')} onOpen={(id) => void link.openStart(id)} />
          <Group name="Published systems" starts={startsOf('system')} onOpen={(id) => void link.openStart(id)} />
          {earlier.length > 0 && (
            <DropdownMenu.Group>
              <DropdownMenu.Label>Earlier sheets on this device</DropdownMenu.Label>
              {earlier.map((entry) => (
                <DropdownMenu.Item key={entry.id} onSelect={() => desk.replace(entry.text, 'restored')}>
                  {titleOf(entry)} <span>{moment(entry.atMs)}</span>
                </DropdownMenu.Item>
              ))}
            </DropdownMenu.Group>
          )}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

interface GroupProps {
  readonly name: string;
  readonly starts: readonly Start[];
  readonly onOpen: (id: string) => void;
}

function Group({ name, starts, onOpen }: GroupProps) {
  if (starts.length === 0) return null;
  return (
    <DropdownMenu.Group>
      <DropdownMenu.Label>{name}</DropdownMenu.Label>
      {starts.map(({ id, title }) => (
        <DropdownMenu.Item key={id} onSelect={() => onOpen(id)}>
          {title}
        </DropdownMenu.Item>
      ))}
    </DropdownMenu.Group>
  );
}

function titleOf({ text }: Entry): string {
  const read = readSheet(text);
  const [, title] = /^title:\s*(.+?)\s*$/m.exec('sheet' in read ? read.sheet.scenario : '') ?? [];
  return title ?? 'A sheet without a title';
}

const SHOWN = 12;
