import { VerbButton } from '../../../surfaces/ui/screen/verb-button.tsx';
import { useRoom } from '../../../surfaces/ui/screen/use-room.ts';
import type { Judged } from '../rules.ts';

/** Told by shape and word, never by colour alone. */
const shapes = {
  met: '●',
  attested: '◐',
  'not-applicable': '–',
  unknown: '○',
  unmet: '✕',
} as const;

interface Attested {
  readonly condition: string;
  readonly name: string | null;
  readonly text: string;
}

/** What a candidate must fulfil, what is known of it, and the way to vouch where nothing is. */
export function Conditions(props: {
  readonly candidacyId: string;
  readonly conditions: readonly Judged[];
  readonly attested: readonly Attested[];
  readonly open: boolean;
}) {
  const { candidacyId, conditions, attested, open } = props;
  const say = useRoom('selection');
  return (
    <ul className="selection-conditions">
      {conditions.map(({ condition, verdict }) => {
        const vouched = attested.find((one) => one.condition === condition);
        const name = say(`choice.condition.${condition}`);
        return (
          <li key={condition}>
            <span aria-hidden="true">{shapes[verdict]}</span>
            <span>{name}</span>
            <span className="hint">{say(`verdict.${verdict}`)}</span>
            {vouched && (
              <span className="hint">
                {vouched.name === null
                  ? vouched.text
                  : say('conditions.vouched', { name: vouched.name, text: vouched.text })}
              </span>
            )}
            {open && verdict === 'unknown' && (
              <VerbButton
                verb="candidacy.attest"
                filled={{ candidacyId, condition }}
                about={name}
                small
              />
            )}
          </li>
        );
      })}
    </ul>
  );
}
