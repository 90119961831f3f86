import { useState } from 'react';
import { Button } from 'antd';
import { useRoom } from '../../../surfaces/ui/screen/use-room.ts';
import { useSurface } from '../../../surfaces/ui/surface.tsx';
import { saveBlob } from '../../../surfaces/ui/table/save-blob.ts';
import { preparedRows, studentTemplate } from '../students/template.ts';

const text = (value: string) => ({ value, type: String });
const head = (value: string) => ({ ...text(value), fontWeight: 'bold' as const });

/** Offers the list an import takes as an empty workbook, made in the browser when it is asked for. */
export function ImportTemplate() {
  const say = useRoom('organisation');
  const { language } = useSurface();
  const [making, setMaking] = useState(false);
  async function make(): Promise<void> {
    setMaking(true);
    const { default: writeXlsxFile } = await import('write-excel-file/browser');
    const { titles, example, notes } = studentTemplate(language);
    const prepared = Array.from({ length: preparedRows }, () => [
      { value: '', type: String, format: '@' },
    ]);
    const book = writeXlsxFile([
      {
        data: [titles.map(head), example.map(text), ...prepared],
        sheet: say('template.list'),
        stickyRowsCount: 1,
        columns: titles.map(() => ({ width: 16 })),
      },
      {
        data: [
          [head(say('template.column')), head(say('template.takes'))],
          ...notes.map(({ title, note }) => [text(title), text(say(note))]),
        ],
        sheet: say('template.notes'),
        columns: [{ width: 18 }, { width: 70 }],
      },
    ]);
    saveBlob(await book.toBlob(), `${say('template.file')}.xlsx`);
    setMaking(false);
  }
  return (
    <div className="beside-form">
      <p>{say('template.lead')}</p>
      <Button loading={making} onClick={() => void make()}>
        {say('template.download')}
      </Button>
    </div>
  );
}
