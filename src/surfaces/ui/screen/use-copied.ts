import { useState } from 'react';

/** Copies a text; without leave to, nothing happens and the text can be marked by hand where it stands. */
export function useCopied(text: string): {
  readonly copied: boolean;
  readonly copy: () => Promise<void>;
} {
  const [copied, setCopied] = useState(false);
  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
    } catch {
      setCopied(false); // no permission, or no secure connection: the text stands there to be marked
    }
  }
  return { copied, copy };
}
