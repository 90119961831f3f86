import { Button } from 'antd';
import type { Paper } from '../../../engines/documents/paper/paper.ts';
import { PaperView } from '../../../surfaces/ui/screen/paper-view.tsx';
import { useRoom } from '../../../surfaces/ui/screen/use-room.ts';
import { saveBlob } from '../../../surfaces/ui/table/save-blob.ts';

const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** The writer is fetched when the first paper is wanted: it is large, and few pages end in Word. */
async function saveAsWord(paper: Paper): Promise<void> {
  const { writeDocx } = await import('../../../engines/documents/paper/write-docx.ts');
  const bytes = await writeDocx(paper);
  saveBlob(new Blob([new Uint8Array(bytes)], { type: wordType }), `${paper.title}.docx`);
}

/** A paper that can be opened, read, and taken as Word. */
export function PaperPart({ paper }: { readonly paper: Paper }) {
  const say = useRoom('selection');
  return (
    <details className="selection-paper">
      <summary>{paper.title}</summary>
      <PaperView blocks={paper.blocks} />
      <Button onClick={() => void saveAsWord(paper)}>{say('paper.word')}</Button>
    </details>
  );
}
