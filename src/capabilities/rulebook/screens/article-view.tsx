import { PageLink, useSurface } from '../../../surfaces/ui/surface.tsx';
import { useRoom } from '../../../surfaces/ui/screen/use-room.ts';
import type { ArticleTold } from '../reading.ts';
import { InPlaceForm } from '../../../surfaces/ui/screen/in-place-form.tsx';
import { useSuggestionWords, ValueText } from './value-text.tsx';

const room = 'rulebook';

/** What an article is bound to, or that nobody bound it yet; every value leads to the list of provisions. */
function Bound({ article }: { readonly article: ArticleTold }) {
  const say = useRoom(room);
  const { within } = useSurface();
  const { values, unbound, binding } = article;
  return (
    <ul className="rules-beside" aria-label={say('rules.bound')}>
      {values.map((one) => (
        <li key={one.provision}>
          <PageLink href={within('see/provision.list')}>
            <ValueText {...one} />
          </PageLink>{' '}
          <span className="hint">{say('register.from', { since: one.since })}</span>
        </li>
      ))}
      {unbound && values.length === 0 && (
        <li className="hint">
          {say(unbound.byName === null ? 'rules.unbound' : 'rules.unbound-by', {
            reason: unbound.reason,
            on: unbound.on,
            name: unbound.byName ?? '',
          })}
        </li>
      )}
      {binding === 'open' && (
        <li className="rules-word rules-word-open">{say('rules.binding.open')}</li>
      )}
    </ul>
  );
}

function Corrections({ article }: { readonly article: ArticleTold }) {
  const say = useRoom(room);
  if (article.corrections.length === 0) return null;
  return (
    <details>
      <summary>{say('rules.corrected', { count: article.corrections.length })}</summary>
      <ul>
        {article.corrections.map(({ before, reason, on, byName }, at) => (
          <li key={`${on}-${String(at)}`}>
            {say(byName === null ? 'rules.correction' : 'rules.correction-by', {
              on,
              reason,
              before,
              name: byName ?? '',
            })}
          </li>
        ))}
      </ul>
    </details>
  );
}

/** What keepers can do with an article: bind it, say that it states nothing, correct a misprint. */
export function ArticleTools(props: { readonly article: ArticleTold; onDone(): void }) {
  const say = useRoom(room);
  const suggested = useSuggestionWords();
  const { article, onDone } = props;
  const { id: articleId, number, since, text } = article;
  const given = { articleId };
  return (
    <div className="rules-tools">
      {article.suggestions.map(({ provision, value }) => (
        <InPlaceForm
          key={provision}
          verb="provision.set"
          label={suggested({ provision, value })}
          given={given}
          initial={{ provision, value, since }}
          about={number}
          onDone={onDone}
        />
      ))}
      <InPlaceForm
        verb="provision.set"
        label={say('rules.bind')}
        given={given}
        initial={{ since }}
        about={number}
        onDone={onDone}
      />
      {article.binding === 'open' && (
        <InPlaceForm verb="article.leave-unbound" given={given} about={number} onDone={onDone} />
      )}
      {article.binding === 'unbound' && (
        <InPlaceForm verb="article.reconsider" given={given} about={number} onDone={onDone} />
      )}
      <InPlaceForm
        verb="article.correct"
        given={given}
        initial={{ text }}
        about={number}
        onDone={onDone}
      />
    </div>
  );
}

/** An article as it is read: its words, what they are bound to, and what was corrected in them. */
export function ArticleView(props: {
  readonly article: ArticleTold;
  readonly tools: boolean;
  /** The level of its heading: 2 where no chapter stands above it. */
  readonly level?: 2 | 3;
  onDone(): void;
}) {
  const say = useRoom(room);
  const { article, tools, level = 3, onDone } = props;
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <section className="rules-article" aria-label={article.number}>
      <Heading className="rules-number">{article.number}</Heading>
      <p className="rules-text">{article.text}</p>
      {article.reworded && (
        <p className="hint">{say('rules.reworded', { since: article.since })}</p>
      )}
      <Bound article={article} />
      <Corrections article={article} />
      {tools && <ArticleTools article={article} onDone={onDone} />}
    </section>
  );
}
