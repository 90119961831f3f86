import { useState } from 'react';
import { Button, Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Failure } from '../answer.ts';
import type { PaperFormat } from '../client.ts';
import { FailureNotice } from '../failure-notice.tsx';
import { useSurface } from '../surface.tsx';
import { saveBlob } from '../table/save-blob.ts';
import { printPage } from './print-page.ts';

/** What can be done with a paper, in the order people ask for it. */
const uses = ['docx', 'print', 'paste', 'txt'] as const;
type Use = (typeof uses)[number];

const formats: Readonly<Record<Use, PaperFormat>> = {
  docx: 'docx',
  print: 'html',
  paste: 'paste.html',
  txt: 'txt',
};

/** Puts a page and its plain words onto the clipboard; false where the browser does not allow it. */
async function copied(html: string): Promise<boolean> {
  const plain = new DOMParser().parseFromString(html, 'text/html').body.textContent;
  const held = {
    'text/html': new Blob([html], { type: 'text/html' }),
    'text/plain': new Blob([plain], { type: 'text/plain' }),
  };
  try {
    await navigator.clipboard.write([new ClipboardItem(held)]);
    return true;
  } catch {
    return false; // no permission, or no secure connection: the caller offers the file instead
  }
}

interface PaperOf {
  /** The question whose answer is the paper. */
  readonly verb: string;
  readonly input: Readonly<Record<string, unknown>>;
  /** What a saved file is called, without its ending; also tells two papers of one page apart. */
  readonly name: string;
}

function usePaper({ verb, input, name }: PaperOf) {
  const { client } = useSurface();
  const [making, setMaking] = useState<Use | null>(null);
  const [told, setTold] = useState<'copied' | 'copy-failed' | null>(null);
  const [failed, setFailed] = useState<{ readonly use: Use; readonly failure: Failure } | null>(
    null,
  );
  async function make(use: Use): Promise<void> {
    setMaking(use);
    setTold(null);
    setFailed(null);
    const answer = await client.paper(verb, input, formats[use]);
    setMaking(null);
    if (!answer.ok) return setFailed({ use, failure: answer.error });
    if (use === 'docx' || use === 'txt') return saveBlob(answer.value, `${name}.${use}`);
    const html = await answer.value.text();
    if (use === 'print') return printPage(html);
    const done = await copied(html);
    if (!done) saveBlob(answer.value, `${name}.html`);
    setTold(done ? 'copied' : 'copy-failed');
  }
  return { making, told, failed, make };
}

/**
 * What can be done with the paper of a question: save it for Word, print it, copy it into a web editor, save its text.
 * Nothing where this person may not ask, or the question has no paper.
 */
export function PaperLinks(props: PaperOf) {
  const { verbs } = useSurface();
  const { t } = useTranslation('ui');
  const { making, told, failed, make } = usePaper(props);
  const verb = verbs.find(({ name }) => name === props.verb);
  if (verb?.paper !== true) return null;
  return (
    <Flex
      wrap
      gap="small"
      align="center"
      role="group"
      className="print-button"
      aria-label={t('papers.of', { name: props.name })}
    >
      {uses.map((use) => (
        <Button
          key={use}
          loading={making === use}
          disabled={making !== null && making !== use}
          onClick={() => void make(use)}
        >
          {t(`papers.${use}`)}
        </Button>
      ))}
      <span role="status">
        {making !== null && t('papers.making')}
        {told !== null && t(`papers.${told}`)}
      </span>
      {failed && (
        <FailureNotice
          failure={failed.failure}
          room={verb.room}
          onRetry={() => void make(failed.use)}
        />
      )}
    </Flex>
  );
}
