'use client';

import { Link2 } from 'lucide-react';
import { Popover } from 'radix-ui';
import { useEffect, useState } from 'react';
import styles from './playground-bar.module.css';
import type { Sheet } from './sheet.ts';
import { linkOf } from './sheet-link.ts';

/** The whole sheet in an address. It is in the link itself: nobody stores it, and no server is told. */
export function ShareButton({ sheet }: { readonly sheet: Sheet }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <Popover.Root open={isOpen} onOpenChange={setOpen}>
      <Popover.Trigger className="button">
        <Link2 aria-hidden /> Share
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content className={styles.panel} align="start" collisionPadding={8} aria-label="Share this sheet">
          <ShareLink sheet={sheet} />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

function ShareLink({ sheet }: { readonly sheet: Sheet }) {
  const [address, setAddress] = useState('');
  const [copied, setCopied] = useState('');
  useEffect(() => {
    let isGone = false;
    void linkOf(sheet).then((hash) => {
      if (!isGone) setAddress(`${location.origin}${location.pathname}${hash}`);
    });
    return () => {
      isGone = true;
    };
  }, [sheet]);
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
      <p>
        The system, the guards, what is done about it and the seed are all in this link. Whoever opens it gets the same
        run.
      </p>
      <div className={styles.link}>
        <input readOnly value={address} aria-label="Link to this sheet" onFocus={({ target }) => target.select()} />
        <button type="button" className="button" data-primary disabled={address === ''} onClick={copy}>
          Copy
        </button>
      </div>
      <p role="status">{copied}</p>
    </>
  );
}
