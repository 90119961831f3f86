import { useState } from 'react';
import { Button } from 'antd';
import type { Failure } from '../../../surfaces/ui/answer.ts';
import { FailureNotice } from '../../../surfaces/ui/failure-notice.tsx';
import { ScreenHeading } from '../../../surfaces/ui/screen/screen-heading.tsx';
import { useRoom } from '../../../surfaces/ui/screen/use-room.ts';
import { useSurface } from '../../../surfaces/ui/surface.tsx';
import { saveBlob } from '../../../surfaces/ui/table/save-blob.ts';
import type { evidencePack } from '../evidence-pack/query.ts';

type Pack = ReturnType<typeof evidencePack>;

interface Made {
  readonly name: string;
  readonly files: readonly string[];
}

/** Makes the evidence pack and hands it to the browser; what is in it is told on the page. */
export function EvidencePack() {
  const say = useRoom('disclosure');
  const { client, language } = useSurface();
  const [making, setMaking] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [made, setMade] = useState<Made | null>(null);

  async function make(): Promise<void> {
    setMaking(true);
    setFailure(null);
    const answer = await client.ask<Pack>('evidence.pack', { language });
    setMaking(false);
    if (!answer.ok) return setFailure(answer.error);
    const { name, files, zip } = answer.value;
    const bytes = Uint8Array.from(atob(zip), (letter) => letter.charCodeAt(0));
    saveBlob(new Blob([bytes], { type: 'application/zip' }), name);
    setMade({ name, files });
  }

  return (
    <>
      <ScreenHeading title={say('screen.evidence-pack')} lead={say('pack.lead')}>
        <Button type="primary" loading={making} onClick={() => void make()}>
          {say('pack.make')}
        </Button>
      </ScreenHeading>
      <p role="status">
        {making && say('pack.making')}
        {made && say('pack.done', { name: made.name, count: made.files.length })}
      </p>
      {failure && <FailureNotice failure={failure} room="disclosure" onRetry={() => void make()} />}
      {made && (
        <ul lang="zh-CN">
          {made.files.map((file) => (
            <li key={file}>{file}</li>
          ))}
        </ul>
      )}
    </>
  );
}
