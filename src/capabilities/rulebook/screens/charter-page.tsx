import { Button } from 'antd';
import type { AnswerOf } from '../../../engines/actions/verb.ts';
import type { Uuid } from '../../../kernel/id.ts';
import { useAsk } from '../../../surfaces/ui/asking.ts';
import { Answered } from '../../../surfaces/ui/screen/answered.tsx';
import { EmptyNote } from '../../../surfaces/ui/screen/empty-note.tsx';
import { ScreenHeading } from '../../../surfaces/ui/screen/screen-heading.tsx';
import { useAddress } from '../../../surfaces/ui/screen/use-address.ts';
import { useRoom } from '../../../surfaces/ui/screen/use-room.ts';
import { VerbButton } from '../../../surfaces/ui/screen/verb-button.tsx';
import { PageLink, useSurface } from '../../../surfaces/ui/surface.tsx';
import type { DecisionTold } from '../article-notes.ts';
import type { DocumentRead, EditionTold } from '../reading.ts';
import { ArticleView } from './article-view.tsx';
import { bindingCounts } from './binding-counts.ts';
import { InPlaceForm } from '../../../surfaces/ui/screen/in-place-form.tsx';
import { useAgain } from './use-again.ts';
import './rulebook.css';

const room = 'rulebook';
type Told = NonNullable<AnswerOf<DocumentRead>>;

function Decided({ decisions }: { readonly decisions: readonly DecisionTold[] }) {
  const say = useRoom(room);
  const { attachmentAddress } = useSurface();
  if (decisions.length === 0) return <>{say('register.recorded')}</>;
  return decisions.map(({ kind, decidedBy, decidedOn, inFavour, present, paper, note }) => (
    <div key={kind}>
      {say(`rules.decision.${kind}`, {
        by: say(`choice.decidedBy.${decidedBy}`),
        on: decidedOn,
      })}
      {inFavour !== null && present !== null && ` ${say('rules.votes', { inFavour, present })}`}
      {paper !== null && (
        <>
          {' '}
          <a href={attachmentAddress(paper)}>{say('rules.paper')}</a>
        </>
      )}
      {note !== null && <span className="hint"> {note}</span>}
    </div>
  ));
}

/** Everything the register knows of an edition. */
function Facts({ told: { document, decisions } }: { readonly told: Told }) {
  const say = useRoom(room);
  const { attachmentAddress } = useSurface();
  const { since, until, standing, number, ownerName, unitName, scope, open, paper } = document;
  return (
    <dl className="summary">
      <div>
        <dt>{say('register.standing')}</dt>
        <dd>
          <span className={`rules-word rules-word-${standing}`}>
            {say(`choice.standing.${standing}`)}
          </span>{' '}
          {until === null
            ? say('register.from', { since })
            : say('register.from-to', { since, until })}
        </dd>
      </div>
      <div>
        <dt>{say('register.by')}</dt>
        <dd>
          <Decided decisions={decisions} />
        </dd>
      </div>
      {number !== null && (
        <div>
          <dt>{say('field.docNumber')}</dt>
          <dd>{number}</dd>
        </div>
      )}
      <div>
        <dt>{say('field.scope')}</dt>
        <dd>{unitName ?? say(`choice.scope.${scope}`)}</dd>
      </div>
      {ownerName !== null && (
        <div>
          <dt>{say('field.ownerId')}</dt>
          <dd>{ownerName}</dd>
        </div>
      )}
      <div>
        <dt>{say('field.open')}</dt>
        <dd>{say(open ? 'choice.value.yes' : 'choice.value.no')}</dd>
      </div>
      {paper !== null && (
        <div>
          <dt>{say('rules.original')}</dt>
          <dd>
            <a href={attachmentAddress(paper)}>{say('rules.paper')}</a>
          </dd>
        </div>
      )}
    </dl>
  );
}

/** The other editions of the title, each with the way to compare it. */
function Others({ told: { document, editions } }: { readonly told: Told }) {
  const say = useRoom(room);
  const { within, shownAt } = useSurface();
  const others = editions.filter(({ id }) => id !== document.id);
  if (others.length === 0) return null;
  const sides = (other: EditionTold): string =>
    other.since < document.since
      ? `beforeId=${other.id}&afterId=${document.id}`
      : `beforeId=${document.id}&afterId=${other.id}`;
  return (
    <section>
      <h2>{say('rules.editions')}</h2>
      <ul>
        {others.map((other) => (
          <li key={other.id}>
            <PageLink href={shownAt('document', other.id) ?? '#'}>{other.edition}</PageLink>{' '}
            <span className="hint">{say(`choice.standing.${other.standing}`)}</span>{' '}
            <PageLink href={within(`comparison?${sides(other)}`)}>
              {say('rules.compare', { edition: other.edition })}
            </PageLink>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Articles under the headings they stand below. */
function Articles(props: { readonly told: Told; onDone(): void }) {
  const say = useRoom(room);
  const { verbs } = useSurface();
  const { articles, document } = props.told;
  const keeps = verbs.some(({ name }) => name === 'article.correct');
  if (articles.length === 0)
    return (
      <EmptyNote title={say('rules.no-articles')} text={say('rules.no-articles.way')}>
        <VerbButton verb="article.record" filled={{ documentId: document.id }} primary />
      </EmptyNote>
    );
  return articles.map((article, at) => (
    <div key={article.id}>
      {article.chapter !== null && article.chapter !== articles[at - 1]?.chapter && (
        <h2 className="rules-chapter">{article.chapter}</h2>
      )}
      <ArticleView
        article={article}
        tools={keeps}
        level={article.chapter === null ? 2 : 3}
        onDone={props.onDone}
      />
    </div>
  ));
}

function Shown({ told, onDone }: { readonly told: Told; onDone(): void }) {
  const say = useRoom(room);
  const { go, shownAt } = useSurface();
  const { document, articles } = told;
  const running = document.standing === 'in-force' || document.standing === 'to-come';
  return (
    <>
      <Facts told={told} />
      <p>{say('rules.counts', { total: articles.length, ...bindingCounts(articles) })}</p>
      <div className="rules-tools">
        {running && (
          <InPlaceForm
            verb="draft.begin"
            label={say('rules.amend')}
            given={{
              baseId: document.id,
              kind: document.kind,
              title: document.title,
              articles: [],
            }}
            about={document.title}
            onDone={(answer) => {
              const { id } = answer as { readonly id: string };
              const href = shownAt('draft', id);
              if (href !== null) go(href);
            }}
          />
        )}
        <VerbButton verb="article.record" filled={{ documentId: document.id }} />
        {document.until === null && (
          <VerbButton verb="document.repeal" filled={{ documentId: document.id }} />
        )}
        <Button className="print-button" onClick={() => window.print()}>
          {say('rules.print')}
        </Button>
      </div>
      <Articles told={told} onDone={onDone} />
      <Others told={told} />
    </>
  );
}

/** A rule document as it is read: chapters, articles, and beside each what it is bound to. */
export function CharterPage() {
  const say = useRoom(room);
  const [{ documentId }] = useAddress();
  const again = useAgain('document.read');
  const asked = useAsk<DocumentRead>(
    'document.read',
    documentId === undefined ? {} : { documentId: documentId as Uuid },
  );
  const title = asked.value?.document
    ? `${asked.value.document.title}（${asked.value.document.edition}）`
    : say('screen.charter');
  return (
    <>
      <ScreenHeading title={title} lead={say('rules.lead')} />
      <Answered asked={asked} room={room}>
        {(told) =>
          told === null ? (
            <EmptyNote title={say('register.empty')} text={say('register.empty.way')}>
              <VerbButton verb="document.take-in" primary />
            </EmptyNote>
          ) : (
            <Shown told={told} onDone={again} />
          )
        }
      </Answered>
    </>
  );
}
