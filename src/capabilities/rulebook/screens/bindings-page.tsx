import { Select } from 'antd';
import type { AnswerOf } from '../../../engines/actions/verb.ts';
import type { Uuid } from '../../../kernel/id.ts';
import { useAsk } from '../../../surfaces/ui/asking.ts';
import { Answered } from '../../../surfaces/ui/screen/answered.tsx';
import { DataTable } from '../../../surfaces/ui/screen/data-table.tsx';
import { EmptyNote } from '../../../surfaces/ui/screen/empty-note.tsx';
import { ScreenHeading } from '../../../surfaces/ui/screen/screen-heading.tsx';
import { useAddress } from '../../../surfaces/ui/screen/use-address.ts';
import { useRoom } from '../../../surfaces/ui/screen/use-room.ts';
import { VerbButton } from '../../../surfaces/ui/screen/verb-button.tsx';
import type { Binding, DocumentRead } from '../reading.ts';
import { ArticleView } from './article-view.tsx';
import { bindingCounts } from './binding-counts.ts';
import { useAgain } from './use-again.ts';
import { useValueWords } from './value-text.tsx';
import './rulebook.css';

const room = 'rulebook';
type Told = NonNullable<AnswerOf<DocumentRead>>;
const bindings: readonly Binding[] = ['open', 'bound', 'unbound'];

/** What no article of the school states, with the default that holds meanwhile. */
function Unsaid({ unsaid }: Pick<Told, 'unsaid'>) {
  const say = useRoom(room);
  const tell = useValueWords();
  if (unsaid.length === 0) return null;
  return (
    <section>
      <h2>{say('bindings.unsaid', { count: unsaid.length })}</h2>
      <p>{say('bindings.unsaid.lead')}</p>
      <DataTable
        label={say('bindings.unsaid', { count: unsaid.length })}
        rows={unsaid}
        keyOf={({ provision }) => provision}
        columns={[
          {
            label: say('field.provision'),
            cell: ({ provision }) => say(`choice.provision.${provision}`),
          },
          { label: say('bindings.default'), cell: (one) => tell(one) },
          {
            label: say('field.standing'),
            cell: ({ lapsed }) => say(`choice.standing.${lapsed ? 'lapsed' : 'default'}`),
          },
        ]}
      />
    </section>
  );
}

function Shown({ told, onDone }: { readonly told: Told; onDone(): void }) {
  const say = useRoom(room);
  const [{ show }, change] = useAddress();
  const counts = bindingCounts(told.articles);
  const chosen = bindings.find((one) => one === show) ?? (counts.open > 0 ? 'open' : 'bound');
  const shown = told.articles.filter(({ binding }) => binding === chosen);
  const { title, edition } = told.document;
  return (
    <>
      <p>{say('bindings.of', { title, edition })}</p>
      <p>{say('rules.counts', { total: told.articles.length, ...counts })}</p>
      <label className="filter">
        <span className="tool-label">{say('bindings.show')}</span>
        <Select<Binding>
          className="width-middle"
          value={chosen}
          options={bindings.map((value) => ({
            value,
            label: say('bindings.choice', {
              what: say(`rules.binding.${value}`),
              count: counts[value],
            }),
          }))}
          onChange={(value) => change({ show: value })}
        />
      </label>
      {shown.length === 0 && <EmptyNote title={say(`bindings.none.${chosen}`)} />}
      {shown.map((article) => (
        <ArticleView key={article.id} article={article} tools level={2} onDone={onDone} />
      ))}
      <Unsaid unsaid={told.unsaid} />
    </>
  );
}

/** Which articles are bound to what, which state nothing and why, and which nobody looked at yet. */
export function BindingsPage() {
  const say = useRoom(room);
  const [{ documentId }] = useAddress();
  const again = useAgain('document.read');
  const asked = useAsk<DocumentRead>(
    'document.read',
    documentId === undefined ? {} : { documentId: documentId as Uuid },
  );
  return (
    <>
      <ScreenHeading title={say('screen.bindings')} lead={say('bindings.lead')} />
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
