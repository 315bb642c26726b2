'use client';

import { ChevronRight } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import type { LabWork } from './lab-work.ts';
import styles from './what-if.module.css';

// What asks for many runs is fetched when somebody looks at it.
const WhatIf = dynamic(async () => (await import('./what-if.tsx')).WhatIf, {
  loading: () => <p className={styles.about}>Fetching it …</p>,
});

/** Questions beside the goals: folded, because the goals come first. */
export function WhatIfSection({ work }: { readonly work: LabWork }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details
      className={styles.section}
      data-testid="what-if"
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary>
        <ChevronRight aria-hidden /> What would happen if …
      </summary>
      {isOpen && <WhatIf work={work} />}
    </details>
  );
}
