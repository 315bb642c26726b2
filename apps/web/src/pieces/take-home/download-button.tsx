'use client';

import { Download } from 'lucide-react';
import { useState } from 'react';

interface DownloadButtonProps {
  /** Of the file. */
  readonly name: string;
  readonly type: string;
  /** Its text, made when it is asked for. */
  readonly make: () => string | Promise<string>;
}

/** A file out of this page; nothing is sent anywhere. */
export function DownloadButton({ name, type, make }: DownloadButtonProps) {
  const [isMaking, setMaking] = useState(false);
  const download = async (): Promise<void> => {
    setMaking(true);
    try {
      hand(name, new Blob([await make()], { type }));
    } finally {
      setMaking(false);
    }
  };
  return (
    <button type="button" className="button" disabled={isMaking} onClick={() => void download()}>
      <Download aria-hidden size={16} /> <span className="visually-hidden">Download</span> {name}
    </button>
  );
}

function hand(name: string, blob: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // The browser has taken it by then; where it has not, the download would be empty.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
