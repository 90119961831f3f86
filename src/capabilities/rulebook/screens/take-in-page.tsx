import { useMemo, useReducer, useState } from 'react';
import { Button, Checkbox, Input, Select } from 'antd';
import { documentKinds, type DocumentKind } from '../../../charter/model.ts';
import { FailureNotice } from '../../../surfaces/ui/failure-notice.tsx';
import type { Failure } from '../../../surfaces/ui/answer.ts';
import { useFlash } from '../../../surfaces/ui/flash.tsx';
import { DayInput } from '../../../surfaces/ui/form/day-input.tsx';
import { LeaveGuard } from '../../../surfaces/ui/form/leave-guard.tsx';
import { useSubmission } from '../../../surfaces/ui/form/use-submission.ts';
import { ScreenHeading } from '../../../surfaces/ui/screen/screen-heading.tsx';
import { useAddress } from '../../../surfaces/ui/screen/use-address.ts';
import { useRoom } from '../../../surfaces/ui/screen/use-room.ts';
import { useSurface } from '../../../surfaces/ui/surface.tsx';
import { problemsOf } from '../intake.ts';
import { ArticlesEditor } from './articles-editor.tsx';
import {
  applyEdit,
  edited,
  sentArticles,
  type Edit,
  type EditedArticle,
} from './edited-articles.ts';
import { FileChoice } from './file-choice.tsx';
import './rulebook.css';

const room = 'rulebook';

interface Named {
  readonly kind: DocumentKind;
  readonly title: string;
  readonly edition: string;
  readonly since: string;
  readonly docNumber: string;
  readonly open: boolean;
}

/** A new list from a file, or an edit of the one there is. */
type Step = { readonly begin: readonly EditedArticle[] } | Edit;

const step = (list: readonly EditedArticle[], taken: Step): readonly EditedArticle[] =>
  'begin' in taken ? taken.begin : applyEdit(list, taken);

/** The name and days of the document; `given` is what the file seems to be called. */
function NameFields(props: { readonly named: Named; onNamed(named: Named): void }) {
  const say = useRoom(room);
  const { named, onNamed } = props;
  const typed = (name: 'title' | 'edition' | 'docNumber', max: number) => (
    <label className="field">
      <span className="field-label">{say(`field.${name}`)}</span>
      <Input
        value={named[name]}
        maxLength={max}
        onChange={({ target }) => onNamed({ ...named, [name]: target.value })}
      />
    </label>
  );
  return (
    <div className="action-form">
      <label className="field">
        <span className="field-label">{say('field.kind')}</span>
        <Select<DocumentKind>
          className="width-long"
          value={named.kind}
          options={documentKinds.map((value) => ({ value, label: say(`choice.kind.${value}`) }))}
          onChange={(kind) => onNamed({ ...named, kind })}
        />
      </label>
      {typed('title', 100)}
      {typed('edition', 40)}
      <p className="field-hint">{say('hint.edition')}</p>
      <div className="field">
        <label className="field-label" htmlFor="take-in-since">
          {say('field.since')}
        </label>
        <DayInput
          control={{
            ...{ id: 'take-in-since', disabled: false, status: '' },
            ...{ 'aria-describedby': undefined, 'aria-invalid': undefined },
            'aria-required': true,
          }}
          day={named.since}
          onDay={(since) => onNamed({ ...named, since })}
        />
      </div>
      {typed('docNumber', 60)}
      <Checkbox
        checked={named.open}
        onChange={({ target }) => onNamed({ ...named, open: target.checked })}
      >
        {say('take-in.open')}
      </Checkbox>
    </div>
  );
}

/** What the head of a file says the document is called: its first line. */
const titleOf = (head: readonly string[], file: File): string =>
  (head[0] ?? file.name.replace(/\.\w+$/, '')).slice(0, 100);

/** Keeps the file as the original, where its kind may be kept, and then the articles. */
function useTakingIn(onDone: (id: string) => void) {
  const { client } = useSurface();
  const [failure, setFailure] = useState<Failure | null>(null);
  const submission = useSubmission('document.take-in', (answer) =>
    onDone((answer as { readonly id: string }).id),
  );
  async function send(
    named: Named,
    articles: readonly EditedArticle[],
    file: File | null,
  ): Promise<void> {
    setFailure(null);
    const keeps = file !== null && /\.(?:docx|pdf|txt)$/i.test(file.name);
    const stored = keeps
      ? await client.upload({
          file,
          onProgress: () => undefined,
          signal: new AbortController().signal,
        })
      : null;
    if (stored && !stored.ok) return setFailure(stored.error);
    const { kind, title, edition, since, docNumber, open } = named;
    await submission.submit({
      ...{ kind, title, edition, since, open, articles: sentArticles(articles) },
      ...(docNumber.trim() === '' ? {} : { docNumber }),
      ...(stored?.ok ? { paper: stored.value.sha256 } : {}),
    });
  }
  return { send, sending: submission.sending, failure: failure ?? submission.failure };
}

function useBegun() {
  const [{ kind: wanted }] = useAddress();
  const kind = documentKinds.find((one) => one === wanted) ?? 'charter';
  return useState<Named>({
    ...{ kind, title: '', edition: '', since: '', docNumber: '', open: true },
  });
}

/** Takes a rule document in: a file is split into articles, somebody looks them over, and all are kept in one act. */
export function TakeInPage() {
  const say = useRoom(room);
  const flash = useFlash();
  const { go, within, shownAt } = useSurface();
  const [articles, edit] = useReducer(step, []);
  const [file, setFile] = useState<File | null>(null);
  const [head, setHead] = useState<readonly string[]>([]);
  const [named, setNamed] = useBegun();
  const [kept, setKept] = useState(false);
  const problems = useMemo(() => problemsOf(articles), [articles]);
  const taking = useTakingIn((id) => {
    setKept(true);
    const place = shownAt('document', id) ?? within('rules');
    flash(say('done.document.take-in'), place.split('?')[0] ?? place);
    setTimeout(() => go(place));
  });
  const blocking = problems.filter(({ code }) => code !== 'number-missing');
  const ready =
    named.title.trim() !== '' &&
    named.edition.trim() !== '' &&
    named.since !== '' &&
    blocking.length === 0;
  return (
    <>
      <ScreenHeading title={say('screen.take-in')} lead={say('take-in.lead')} />
      <div className="rules-tools">
        <FileChoice
          onFound={(found, chosen) => {
            setFile(chosen);
            setHead(found.head);
            setNamed({ ...named, title: titleOf(found.head, chosen) });
            edit({ begin: edited(found.articles) });
          }}
        />
        {articles.length === 0 && (
          <Button
            onClick={() => edit({ begin: edited([{ number: '第一条', chapter: null, text: '' }]) })}
          >
            {say('take-in.by-hand')}
          </Button>
        )}
      </div>
      {articles.length > 0 && (
        <>
          <p role="status">
            {say('take-in.found', { count: articles.length, problems: problems.length })}
          </p>
          {head.length > 0 && (
            <details>
              <summary>{say('take-in.head', { count: head.length })}</summary>
              <p className="rules-text">{head.join('\n')}</p>
            </details>
          )}
          <NameFields named={named} onNamed={setNamed} />
          <h2>{say('field.articles')}</h2>
          <ArticlesEditor articles={articles} problems={problems} onEdit={edit} />
          {taking.failure && (
            <FailureNotice
              failure={taking.failure}
              room={room}
              onRetry={() => void taking.send(named, articles, file)}
            />
          )}
          <Button
            type="primary"
            disabled={!ready}
            loading={taking.sending}
            onClick={() => void taking.send(named, articles, file)}
          >
            {say('take-in.keep', { count: articles.length })}
          </Button>
          {!ready && <p className="hint">{say('take-in.not-ready')}</p>}
        </>
      )}
      <LeaveGuard unsent={() => articles.length > 0 && !kept} />
    </>
  );
}
