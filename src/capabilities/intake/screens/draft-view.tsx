import { useRoomWords } from '../../../surfaces/ui/room-words.ts';
import { useRoom } from '../../../surfaces/ui/screen/use-room.ts';
import { useSurface } from '../../../surfaces/ui/surface.tsx';
import type { ShownDraft, ShownIntake } from '../looking.ts';
import type { DraftValue, Quote } from '../model.ts';
import { namingField, shownFields, type ShownField } from './draft-words.ts';

const room = 'intake';
const verb = 'intake-draft.accept';
const chosen = new Set([
  'as',
  'purpose',
  'degree',
  'electedBy',
  'role',
  'kind',
  'criterion',
  'season',
  'provision',
  'unit',
]);

/** The words of the document, with their lines. */
export function QuoteView({ quote }: { readonly quote: Quote }) {
  const say = useRoom(room);
  const { line, endLine, text, file } = quote;
  const place =
    line === endLine ? say('drafts.line', { line }) : say('drafts.lines', { line, endLine });
  return (
    <blockquote className="intake-quote">
      <cite>{file === undefined ? place : `${file} ${place}`}</cite>
      {text}
    </blockquote>
  );
}

function useValueWords(draft: ShownDraft): (field: ShownField) => string {
  const words = useRoomWords();
  const say = useRoom(room);
  return ({ name, value }) => {
    if (value === null) return say('drafts.open-field');
    if (typeof value === 'boolean') return say(`drafts.${String(value)}`);
    if (name === 'value') return words.find(room, `choice.value.${value}`) ?? String(value);
    if (chosen.has(name) && draft.kind !== 'roster')
      return words.choice({ room, verb, name }, String(value));
    return String(value);
  };
}

/** The articles of a rule document, to be looked through before it is taken in. */
function Articles({ value }: { readonly value: DraftValue<'rules'> }) {
  const say = useRoom(room);
  return (
    <details>
      <summary>{say('drafts.articles', { count: value.articles.length })}</summary>
      <dl className="summary intake-articles">
        {value.articles.map(({ number, text }) => (
          <div key={number}>
            <dt>{number}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

/** What a draft says, field by field; what the document leaves open is told so. */
export function DraftFields({ draft }: { readonly draft: ShownDraft }) {
  const words = useRoomWords();
  const told = useValueWords(draft);
  const within = draft.kind === 'roster' ? 'cells' : draft.kind;
  return (
    <>
      <dl className="summary">
        {shownFields(draft.kind, draft.value).map((field) => (
          <div key={field.name}>
            <dt>{words.field({ room, verb, name: field.name, within })}</dt>
            <dd className={field.value === null ? 'hint' : undefined}>{told(field)}</dd>
          </div>
        ))}
      </dl>
      {draft.kind === 'rules' && <Articles value={draft.value as DraftValue<'rules'>} />}
    </>
  );
}

/** What cannot be true together with a draft: both places, and what the audit says of its lines. */
export function AgainstView(props: { readonly draft: ShownDraft; readonly intake: ShownIntake }) {
  const say = useRoom(room);
  const { language } = useSurface();
  const { draft, intake } = props;
  if (draft.against === null) return null;
  const others = intake.drafts.filter(({ id }) => draft.against?.drafts.includes(id));
  const findings = draft.against.findings.flatMap((at) => intake.findings[at] ?? []);
  return (
    <section className="intake-against" aria-label={say('drafts.against')}>
      {others.length > 0 && <h3>{say('drafts.against')}</h3>}
      {others.map((other) => (
        <div key={other.id}>
          <DraftFields draft={other} />
          {other.quotes.map((quote) => (
            <QuoteView key={`${quote.line}-${quote.text}`} quote={quote} />
          ))}
        </div>
      ))}
      {findings.length > 0 && <h3>{say('drafts.found')}</h3>}
      {findings.map(({ code, severity, message, quotes }) => (
        <div key={`${code}-${quotes[0]?.line ?? 0}`}>
          <p>
            <strong>{say(`drafts.severity.${severity}`)}</strong> {message[language]}
          </p>
          {quotes.map((quote) => (
            <QuoteView key={`${quote.line}-${quote.text}`} quote={quote} />
          ))}
        </div>
      ))}
    </section>
  );
}

/** What became of a draft, in words. */
export function StateWord({ draft }: { readonly draft: ShownDraft }) {
  const say = useRoom(room);
  const { state, changed } = draft;
  return (
    <strong>
      {say(state === 'accepted' && changed ? 'drafts.accepted-changed' : `drafts.${state}`)}
    </strong>
  );
}

/** What a draft is called among its siblings. */
export function DraftTitle({ draft }: { readonly draft: ShownDraft }) {
  const say = useRoom(room);
  const told = useValueWords(draft);
  const { kind, value } = draft;
  const field = namingField(kind, value);
  const name = field === null ? say(`choice.kind.${kind}`) : told(field);
  return <h2>{name.length > 60 ? `${name.slice(0, 60)}…` : name}</h2>;
}
