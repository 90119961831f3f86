import { useRef, useState } from 'react';
import { Alert, Button } from 'antd';
import { useRoom } from '../../../surfaces/ui/screen/use-room.ts';
import type { FoundRules } from '../intake.ts';

const room = 'rulebook';

/** Chooses a file and splits it, here in the browser; says what it found, or why it could not be read. */
export function FileChoice(props: { onFound(found: FoundRules, file: File): void }) {
  const say = useRoom(room);
  const chooser = useRef<HTMLInputElement>(null);
  const [reading, setReading] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  async function take(file: File): Promise<void> {
    setReading(true);
    setRefused(null);
    const { readRulesFile } = await import('./read-rules-file.ts');
    const found = await readRulesFile(file);
    setReading(false);
    if (found.ok) props.onFound(found.value, file);
    else setRefused(found.error.code);
  }
  return (
    <>
      <input
        ref={chooser}
        type="file"
        hidden
        accept=".docx,.doc,.pdf,.txt,.html,.md"
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = '';
          if (file) void take(file);
        }}
      />
      <Button type="primary" loading={reading} onClick={() => chooser.current?.click()}>
        {say('take-in.choose')}
      </Button>
      <p role="status">{reading && say('take-in.reading')}</p>
      {refused !== null && (
        <Alert
          type="error"
          showIcon
          role="alert"
          title={say('take-in.unreadable')}
          description={say('take-in.unreadable.way')}
        />
      )}
    </>
  );
}
