import { useMemo, useReducer, useState } from 'react';
import { Button, Input, Select } from 'antd';
import type { AnswerOf } from '../../../engines/actions/verb.ts';
import type { Uuid } from '../../../kernel/id.ts';
import { useAsk } from '../../../surfaces/ui/asking.ts';
import { FailureNotice } from '../../../surfaces/ui/failure-notice.tsx';
import { useFlash } from '../../../surfaces/ui/flash.tsx';
import { LeaveGuard } from '../../../surfaces/ui/form/leave-guard.tsx';
import { useSubmission } from '../../../surfaces/ui/form/use-submission.ts';
import { Answered } from '../../../surfaces/ui/screen/answered.tsx';
import { EmptyNote } from '../../../surfaces/ui/screen/empty-note.tsx';
import { PaperLinks } from '../../../surfaces/ui/screen/paper-links.tsx';
import { ScreenHeading } from '../../../surfaces/ui/screen/screen-heading.tsx';
import { useAddress } from '../../../surfaces/ui/screen/use-address.ts';
import { useRoom } from '../../../surfaces/ui/screen/use-room.ts';
import { useSurface } from '../../../surfaces/ui/surface.tsx';
import type { EditionCompare } from '../comparison/questions.ts';
import { problemsOf } from '../intake.ts';
import type { DraftRead } from '../reading.ts';
import { ArticlesEditor } from './articles-editor.tsx';
import { ComparisonView } from './comparison-page.tsx';
import { applyEdit, edited, sentArticles, type EditedArticle } from './edited-articles.ts';
import { InPlaceForm } from '../../../surfaces/ui/screen/in-place-form.tsx';
import { useAgain } from './use-again.ts';
import { useSuggestionWords } from './value-text.tsx';
import './rulebook.css';

const room = 'rulebook';
type Told = AnswerOf<DraftRead>;
type Suggested = Told['articles'][number]['suggestions'];

/** What one article will state: values typed as the provision writes them, and what its words suggest. */
function Values(props: {
  readonly article: EditedArticle;
  readonly suggestions: Suggested;
  readonly provisions: Told['provisions'];
  onValues(values: EditedArticle['values']): void;
}) {
  const say = useRoom(room);
  const suggested = useSuggestionWords();
  const { article, provisions, onValues } = props;
  const { values, number } = article;
  const free = provisions.filter(({ name }) => !values.some((one) => one.provision === name));
  const open = props.suggestions.filter(
    ({ provision }) => !values.some((one) => one.provision === provision),
  );
  return (
    <div role="group" aria-label={say('draft.values-of', { number })}>
      {values.map((one, at) => {
        const named = say(`choice.provision.${one.provision}`);
        const unit = provisions.find(({ name }) => name === one.provision)?.unit ?? '';
        return (
          <div key={one.provision} className="rules-row">
            <label>
              <span className="tool-label">
                {say('draft.value', { provision: named, unit: say(`choice.unit.${unit}`) })}
              </span>
              <Input
                value={one.value}
                maxLength={100}
                onChange={({ target }) =>
                  onValues(values.with(at, { ...one, value: target.value }))
                }
              />
            </label>
            <Button
              size="small"
              aria-label={say('draft.unbind-of', { provision: named, number })}
              onClick={() => onValues(values.toSpliced(at, 1))}
            >
              {say('draft.unbind')}
            </Button>
          </div>
        );
      })}
      <div className="rules-tools">
        {open.map((one) => (
          <Button key={one.provision} size="small" onClick={() => onValues([...values, one])}>
            {suggested(one)}
          </Button>
        ))}
        <Select<string | null>
          size="small"
          className="width-long"
          showSearch={{ optionFilterProp: 'label' }}
          aria-label={say('draft.bind-of', { number })}
          placeholder={say('draft.bind')}
          value={null}
          options={free.map(({ name }) => ({
            value: name,
            label: say(`choice.provision.${name}`),
          }))}
          onChange={(name) => {
            const found = free.find((one) => one.name === name);
            if (found) onValues([...values, { provision: found.name, value: found.example }]);
          }}
        />
      </div>
    </div>
  );
}

/** What the saved draft changes of the edition it began from. */
function Against({ told, baseId }: { readonly told: Told; readonly baseId: Uuid }) {
  const say = useRoom(room);
  const { language } = useSurface();
  const input = { beforeId: baseId, draftId: told.id };
  const asked = useAsk<EditionCompare>('edition.compare', input);
  return (
    <section>
      <h2>{say('draft.against')}</h2>
      <PaperLinks
        verb="edition.compare-paper"
        input={{ ...input, language }}
        name={say('paper.comparison', { title: told.title })}
      />
      <Answered asked={asked} room={room}>
        {(found) => <ComparisonView found={found} />}
      </Answered>
    </section>
  );
}

/** What ends a draft: a decision, or giving it up. Both are of what was saved. */
function Ending({ told, unsaved }: { readonly told: Told; readonly unsaved: boolean }) {
  const say = useRoom(room);
  const flash = useFlash();
  const { go, within, shownAt } = useSurface();
  const given = { draftId: told.id, revision: told.revision };
  if (unsaved) return <p className="hint">{say('draft.save-first')}</p>;
  return (
    <div className="rules-tools">
      <InPlaceForm
        verb="draft.enact"
        given={given}
        about={told.title}
        primary
        onDone={(answer) => {
          const { id } = answer as { readonly id: string };
          const place = shownAt('document', id) ?? within('rules');
          flash(say('done.draft.enact'), place.split('?')[0] ?? place);
          go(place);
        }}
      />
      <InPlaceForm
        verb="draft.drop"
        given={given}
        about={told.title}
        onDone={() => {
          flash(say('done.draft.drop'), within('rules'));
          go(within('rules'));
        }}
      />
    </div>
  );
}

function Editing({ told, onSaved }: { readonly told: Told; onSaved(): void }) {
  const say = useRoom(room);
  const [begun] = useState(() => edited(told.articles));
  const [articles, edit] = useReducer(applyEdit, begun);
  const [saved, setSaved] = useState(begun);
  const problems = useMemo(() => problemsOf(articles), [articles]);
  const suggested = new Map(told.articles.map(({ text, suggestions }) => [text, suggestions]));
  const { sending, failure, submit } = useSubmission('draft.save', () => {
    setSaved(articles);
    onSaved();
  });
  const unsaved = articles !== saved;
  const blocking = problems.filter(({ code }) => code !== 'number-missing');
  const input = { draftId: told.id, revision: told.revision, articles: sentArticles(articles) };
  return (
    <>
      <ArticlesEditor
        articles={articles}
        problems={problems}
        onEdit={edit}
        below={(article, at) => (
          <Values
            article={article}
            suggestions={suggested.get(article.text) ?? []}
            provisions={told.provisions}
            onValues={(values) => edit({ kind: 'change', at, set: { values } })}
          />
        )}
      />
      {failure && (
        <FailureNotice failure={failure} room={room} onRetry={() => void submit(input)} />
      )}
      <div className="rules-tools">
        <Button
          type="primary"
          disabled={!unsaved || blocking.length > 0}
          loading={sending}
          onClick={() => void submit(input)}
        >
          {say('draft.save')}
        </Button>
        <span role="status">
          {blocking.length > 0 && say('draft.blocked', { count: blocking.length })}
          {!unsaved && articles !== begun && say('done.draft.save')}
        </span>
      </div>
      <Ending told={told} unsaved={unsaved} />
      {told.baseId !== null && !unsaved && <Against told={told} baseId={told.baseId} />}
      <LeaveGuard unsent={() => unsaved} />
    </>
  );
}

/** A new edition being written: its articles, what they will state, what changes, and the decision that puts it in force. */
export function DraftPage() {
  const say = useRoom(room);
  const [{ draftId }] = useAddress();
  const again = useAgain('draft.read', 'edition.compare');
  if (draftId === undefined)
    return <EmptyNote title={say('draft.none')} text={say('draft.none.way')} />;
  return <Draft draftId={draftId as Uuid} onSaved={again} />;
}

function Draft({ draftId, onSaved }: { readonly draftId: Uuid; onSaved(): void }) {
  const say = useRoom(room);
  const asked = useAsk<DraftRead>('draft.read', { draftId });
  const title = asked.value
    ? say('draft.title', { title: asked.value.title, edition: asked.value.edition })
    : say('screen.draft');
  return (
    <>
      <ScreenHeading title={title} lead={say('draft.lead')} />
      <Answered asked={asked} room={room}>
        {(told) => <Editing key={told.id} told={told} onSaved={onSaved} />}
      </Answered>
    </>
  );
}
