import { useState } from 'react';
import { Button } from 'antd';
import type { ActKind } from '../../../engines/procedures/model.ts';
import { ActionForm } from '../../../surfaces/ui/form/action-form.tsx';
import { useRoomWords } from '../../../surfaces/ui/room-words.ts';
import { useRoom } from '../../../surfaces/ui/screen/use-room.ts';
import { useSurface } from '../../../surfaces/ui/surface.tsx';
import type { ToldCase } from '../told-case.ts';
import './congress.css';

const room = 'congress';

/** Something that can be done now: its verb, its button, and what the page fills in. */
interface Deed {
  readonly key: string;
  readonly verb: string;
  readonly label: string;
  readonly initial: Readonly<Record<string, unknown>>;
  readonly danger: boolean;
  readonly foreign: readonly string[];
}

const foreignTo = (kind: ActKind): readonly string[] => [
  'mark',
  ...(kind === 'object' ? [] : ['against']),
  ...(kind === 'answer' ? [] : ['objection', 'upheld']),
];

/** Which case it is, by the thing its verbs are named for. */
export interface CaseOf {
  readonly thing: 'congress' | 'delegation';
  readonly id: string;
  readonly told: ToldCase;
}

/** Acts the person may do, the one that leads on first; withdrawing stands last. */
function ownDeeds({ thing, id, told }: CaseOf, label: (verb: string) => string): readonly Deed[] {
  const initial = { [`${thing}Id`]: id, turn: told.turn };
  const open = told.acts
    .filter(({ kind }) => kind === 'object')
    .filter(({ number }) => !told.acts.some(({ objection }) => objection === number));
  return told.mine.flatMap((kind): readonly Deed[] => {
    if (kind === 'object') return [];
    const verb = `${thing}.${kind === 'close' ? 'close-publicity' : kind}`;
    const plain = { verb, danger: kind === 'refuse' || kind === 'withdraw', foreign: [] };
    if (kind === 'answer')
      return open.map(({ number }) => ({
        ...plain,
        key: `answer-${number}`,
        label: `${label(verb)} ${number}`,
        initial: { ...initial, objection: number },
      }));
    return [{ ...plain, key: kind, label: label(verb), initial }];
  });
}

/** Everything that can be done in a case now, each behind its button; what was typed is kept when it is refused. */
export function Deeds({ of, onDone }: { readonly of: CaseOf; onDone(): void }) {
  const say = useRoom(room);
  const words = useRoomWords();
  const { verbs } = useSurface();
  const [open, setOpen] = useState<string | null>(null);
  const [done, setDone] = useState<string | null>(null);
  const { thing, id, told } = of;
  const record = `${thing}.record`;
  const recorded = (verbs.some(({ name }) => name === record) ? told.awaits : []).map(
    ({ kind, party }): Deed => ({
      key: `record-${kind}-${party}`,
      verb: record,
      label: say('deeds.record', {
        party: say(`party.${party}`),
        act: say(`choice.act.${kind}`),
      }),
      initial: { [`${thing}Id`]: id, turn: told.turn, act: kind, party },
      danger: false,
      foreign: foreignTo(kind),
    }),
  );
  const own = ownDeeds(of, (verb) => words.verb(room, verb));
  const deeds = [
    ...own.filter(({ danger }) => !danger),
    ...recorded,
    ...own.filter(({ danger }) => danger),
  ];
  const chosen = deeds.find(({ key }) => key === open);
  const verb = chosen && verbs.find(({ name }) => name === chosen.verb);
  return (
    <div>
      {done !== null && <p role="status">{done}</p>}
      {deeds.length === 0 && done === null && <p className="hint">{say('deeds.none')}</p>}
      <div className="congress-deeds">
        {deeds.map(({ key, label, danger }, at) => (
          <Button
            key={key}
            type={at === 0 && !danger ? 'primary' : 'default'}
            danger={danger}
            aria-expanded={open === key}
            onClick={() => setOpen(open === key ? null : key)}
          >
            {label}
          </Button>
        ))}
      </div>
      {chosen && verb && (
        <ActionForm
          key={chosen.key}
          verb={verb}
          initial={chosen.initial}
          given={[...Object.keys(chosen.initial), ...chosen.foreign]}
          send={chosen.label}
          danger={chosen.danger}
          onCancel={() => setOpen(null)}
          onDone={() => {
            setOpen(null);
            setDone(words.done(room, chosen.verb));
            onDone();
          }}
        />
      )}
    </div>
  );
}

/** Where a case stands, who is awaited and until when. */
export function Standing({ told }: { readonly told: ToldCase }) {
  const say = useRoom(room);
  const ended = told.kind === 'ended';
  const awaits = [...new Set(told.awaits.map(({ party }) => say(`party.${party}`)))];
  return (
    <dl className="summary">
      <div>
        <dt>{say('field.step')}</dt>
        <dd>{ended ? say(`choice.outcome.${told.outcome}`) : say(`step.${told.step}`)}</dd>
      </div>
      {!ended && (
        <div>
          <dt>{say('standing.awaits')}</dt>
          <dd>{awaits.join('、')}</dd>
        </div>
      )}
      {!ended && told.due !== null && (
        <div>
          <dt>{say(told.publicUntil === null ? 'standing.due' : 'standing.public-until')}</dt>
          <dd>
            {told.publicUntil ?? told.due}
            {told.late && told.publicUntil === null && <strong> {say('standing.late')}</strong>}
          </dd>
        </div>
      )}
    </dl>
  );
}

/** What happened in a case, the last first. */
export function History({ told }: { readonly told: ToldCase }) {
  const say = useRoom(room);
  const { attachmentAddress } = useSurface();
  const newest = [...told.acts].reverse();
  if (newest.length === 0) return <p className="hint">{say('history.none')}</p>;
  return (
    <ol className="congress-history" reversed>
      {newest.map((act) => (
        <li key={act.number}>
          <p className="congress-act">
            <time dateTime={act.day}>{act.day}</time>
            <strong>{say(`choice.act.${act.kind}`)}</strong>
            <span>{say(`step.${act.step}`)}</span>
            <span>{say(`party.${act.party}`)}</span>
            {act.name !== null && <span>{act.name}</span>}
            {act.kind === 'publicise' && act.until !== null && (
              <span>{say('history.until', { until: act.until })}</span>
            )}
            {act.upheld !== null && (
              <span>{say(act.upheld ? 'history.upheld' : 'history.not-upheld')}</span>
            )}
            {act.onPaper && <em>{say('history.on-paper')}</em>}
          </p>
          {act.text !== null && <p className="congress-said">{act.text}</p>}
          {act.paper !== null && <a href={attachmentAddress(act.paper)}>{say('history.paper')}</a>}
        </li>
      ))}
    </ol>
  );
}
