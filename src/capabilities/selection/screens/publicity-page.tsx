import { useRows, type Row } from '../../../surfaces/ui/asking.ts';
import { Answered } from '../../../surfaces/ui/screen/answered.tsx';
import { EmptyNote } from '../../../surfaces/ui/screen/empty-note.tsx';
import { ScreenHeading } from '../../../surfaces/ui/screen/screen-heading.tsx';
import { useRoom } from '../../../surfaces/ui/screen/use-room.ts';
import { VerbButton } from '../../../surfaces/ui/screen/verb-button.tsx';
import { useSurface } from '../../../surfaces/ui/surface.tsx';
import type { Day } from '../../../kernel/day.ts';
import { publicityNotices, type Publicised } from '../papers.ts';
import { PaperPart } from './paper-part.tsx';
import './selection.css';

/** As many as one page shows; a longer publicity is searched in the table of candidates. */
const all = { filters: {}, search: '', sort: '', offset: 0, limit: 200 };

const textOf = (row: Row, field: string): string | null =>
  typeof row[field] === 'string' ? row[field] : null;

/** The rows as a notice takes them. */
const publicised = (rows: readonly Row[]): readonly Publicised[] =>
  rows.map((row) => ({
    name: textOf(row, 'name') ?? '',
    unitName: textOf(row, 'unitName'),
    postName: textOf(row, 'postName'),
    title: textOf(row, 'title') ?? '',
    since: (textOf(row, 'since') ?? '') as Day,
    until: (textOf(row, 'until') ?? '') as Day,
  }));

/** One of them, with the way to object. */
function PublicCard({ row }: { readonly row: Row }) {
  const say = useRoom('selection');
  const name = textOf(row, 'name') ?? '';
  const told = ['unitName', 'postName', 'title', 'until'] as const;
  return (
    <li className="card">
      <h2>{name}</h2>
      <dl>
        {told.map((field) => (
          <div key={field}>
            <dt>{say(field === 'until' ? 'standing.public-until' : `field.${field}`)}</dt>
            <dd>{textOf(row, field) ?? '—'}</dd>
          </div>
        ))}
      </dl>
      <VerbButton
        verb="candidacy.object"
        filled={{ candidacyId: String(row['id']) }}
        about={name}
        small
      />
    </li>
  );
}

/** Who is public now; anybody of the school may object, and is told how it is dealt with. */
export function PublicityPage() {
  const say = useRoom('selection');
  const { language } = useSurface();
  const asked = useRows('publicity.list', all);
  const speech = { say, language: language === 'zh' ? ('zh-CN' as const) : ('en' as const) };
  return (
    <div className="selection">
      <ScreenHeading title={say('screen.publicity')} lead={say('publicity.lead')} />
      <Answered asked={asked} room="selection">
        {({ rows }) =>
          rows.length === 0 ? (
            <EmptyNote title={say('publicity.empty')} text={say('publicity.empty.way')} />
          ) : (
            <>
              <ul className="cards">
                {rows.map((row) => (
                  <PublicCard key={String(row['id'])} row={row} />
                ))}
              </ul>
              <PaperPart
                paper={publicityNotices(publicised(rows), speech)}
                verb="publicity.notice"
                input={{ language }}
              />
            </>
          )
        }
      </Answered>
    </div>
  );
}
