'use client';

import { Link2 } from 'lucide-react';
import { Popover } from 'radix-ui';
import { type ReactNode, useEffect, useState } from 'react';
import styles from './share.module.css';

interface ShareButtonProps {
  /** What is shared, as in “Link to this sheet”. */
  readonly what: string;
  readonly word: string;
  /** The end of the address, from `#` on. Another function is another state. */
  readonly hashOf: () => Promise<string>;
  readonly disabled?: boolean;
  /** What the link holds, in a sentence or two. */
  readonly children: ReactNode;
}

/** The state of a page in an address. It is in the link itself: nobody stores it, and no server is told. */
export function ShareButton({ what, word, disabled, ...link }: ShareButtonProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <Popover.Root open={isOpen} onOpenChange={setOpen}>
      <Popover.Trigger className={`button ${styles.trigger ?? ''}`} disabled={disabled}>
        <Link2 aria-hidden /> {word}
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content className={styles.panel} align="start" collisionPadding={8} aria-label={`Share ${what}`}>
          <ShareLink what={what} {...link} />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

function ShareLink({ what, hashOf, children }: Omit<ShareButtonProps, 'word' | 'disabled'>) {
  const [address, setAddress] = useState('');
  const [copied, setCopied] = useState('');
  useEffect(() => {
    let isGone = false;
    void hashOf().then((hash) => {
      if (!isGone) setAddress(`${location.origin}${location.pathname}${hash}`);
    });
    return () => {
      isGone = true;
    };
  }, [hashOf]);
  const copy = (): void => {
    // Without TLS a browser has no clipboard to offer; the field beside the button is there for that.
    const copying = navigator.clipboard?.writeText(address) ?? Promise.reject(new Error('no clipboard'));
    copying.then(
      () => setCopied('Copied.'),
      () => setCopied('This browser does not let a page copy: select the link and copy it yourself.'),
    );
  };
  return (
    <>
      <p>{children}</p>
      <div className={styles.link}>
        <input readOnly value={address} aria-label={`Link to ${what}`} onFocus={({ target }) => target.select()} />
        <button type="button" className="button" data-primary disabled={address === ''} onClick={copy}>
          Copy
        </button>
      </div>
      <p role="status">{copied}</p>
    </>
  );
}
