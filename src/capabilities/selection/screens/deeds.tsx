import { useState } from 'react';
import { Button } from 'antd';
import type { AnswerOf } from '../../../engines/actions/verb.ts';
import type { ActKind } from '../../../engines/procedures/model.ts';
import { ActionForm } from '../../../surfaces/ui/form/action-form.tsx';
import { useRoomWords } from '../../../surfaces/ui/room-words.ts';
import { useRoom } from '../../../surfaces/ui/screen/use-room.ts';
import { useSurface } from '../../../surfaces/ui/surface.tsx';
import type { candidacyRead } from '../reading.ts';

/** What the page of a candidate was told. */
export type Candidacy = AnswerOf<typeof candidacyRead>;

/** Something that can be done now: its verb, its button, and what the page fills in. */
interface Deed {
  readonly key: string;
  readonly verb: string;
  readonly label: string;
  readonly initial: Readonly<Record<string, unknown>>;
  readonly danger: boolean;
  /** Fields that this act does not have. */
  readonly foreign?: readonly string[];
}

/** Fields of a recorded act that belong to another kind of act. */
const foreignTo = (kind: ActKind): readonly string[] => [
  ...(kind === 'mark' ? [] : ['mark']),
  ...(kind === 'object' ? [] : ['against']),
  ...(kind === 'answer' ? [] : ['objection', 'upheld']),
];

const verbOf = (kind: ActKind): string => (kind === 'close' ? 'close-publicity' : kind);

/** An act that the person may do, by the words of its verb. */
function ownDeeds(told: Candidacy, label: (verb: string) => string): readonly Deed[] {
  const initial = { candidacyId: told.id, turn: told.state.turn };
  const pending = told.acts
    .filter(({ kind }) => kind === 'object')
    .filter(({ number }) => !told.acts.some(({ objection }) => objection === number));
  return told.mine.flatMap((kind): readonly Deed[] => {
    if (kind === 'object') return [];
    const verb = `candidacy.${verbOf(kind)}`;
    const plain = { verb, danger: kind === 'refuse' || kind === 'withdraw' || kind === 'decline' };
    if (kind === 'answer')
      return pending.map(({ number }) => ({
        ...plain,
        key: `answer-${number}`,
        label: `${label(verb)} ${number}`,
        initial: { ...initial, objection: number },
      }));
    if (kind === 'publicise' && told.state.kind === 'open' && told.state.publicity !== null)
      return [];
    return [{ ...plain, key: kind, label: label(verb), initial }];
  });
}

/** Everything that can be done here now, each behind its button; what was typed is kept when it is refused. */
export function Deeds({ told, onDone }: { readonly told: Candidacy; onDone(): void }) {
  const say = useRoom('selection');
  const words = useRoomWords();
  const { verbs } = useSurface();
  const [open, setOpen] = useState<string | null>(null);
  const [done, setDone] = useState<string | null>(null);
  const record =
    told.state.kind === 'open' && verbs.some(({ name }) => name === 'candidacy.record');
  const recorded = (record ? told.awaits : []).map(({ kind, party }): Deed => ({
    key: `record-${kind}-${party}`,
    verb: 'candidacy.record',
    label: say('record.button', {
      party: say(`party.${party}`),
      act: say(`choice.act.${kind}`),
    }),
    initial: { candidacyId: told.id, turn: told.state.turn, act: kind, party },
    danger: false,
    foreign: foreignTo(kind),
  }));
  const deeds = [...ownDeeds(told, (verb) => words.verb('selection', verb)), ...recorded];
  const chosen = deeds.find(({ key }) => key === open);
  const verb = chosen && verbs.find(({ name }) => name === chosen.verb);
  return (
    <div className="selection-deeds">
      {done !== null && <p role="status">{done}</p>}
      {deeds.length === 0 && done === null && <p className="hint">{say('deeds.none')}</p>}
      <div className="selection-buttons">
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
          given={[...Object.keys(chosen.initial), ...(chosen.foreign ?? [])]}
          send={chosen.label}
          danger={chosen.danger}
          onCancel={() => setOpen(null)}
          onDone={() => {
            setOpen(null);
            setDone(words.done('selection', chosen.verb));
            onDone();
          }}
        />
      )}
    </div>
  );
}
