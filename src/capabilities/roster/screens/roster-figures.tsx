import { useRoom } from '../../../surfaces/ui/screen/use-room.ts';
import type { RosterAnswer } from '../reading.ts';
import type { RosterSummary } from '../rules.ts';

/** The figures of the summary row, in the order they are shown. */
export const figureNames = [
  'staff',
  'partyMembers',
  'leagueMembers',
  'activists',
  'topFive',
  'needed',
  'withinThirty',
  'failed',
  'disciplined',
  'offending',
  'standingMissing',
  'statusMissing',
] as const satisfies readonly (keyof RosterSummary)[];
export type FigureName = (typeof figureNames)[number];

/** The summary row: every figure opens the rows it was counted from. */
export function RosterFigures(props: {
  readonly answer: RosterAnswer;
  readonly chosen: FigureName | null;
  onChosen(name: FigureName | null): void;
}) {
  const say = useRoom('roster');
  const { answer, chosen, onChosen } = props;
  const { summary, withinPercent } = answer;
  if (summary === null) return null;
  const shown = figureNames.filter(
    (name) => summary[name].count > 0 || name === 'staff' || name === 'failed',
  );
  return (
    <section aria-label={say('roster.figures')}>
      <p className="hint">{say('roster.figures.hint')}</p>
      <ul className="roster-figures">
        {shown.map((name) => (
          <li key={name}>
            <button
              type="button"
              aria-pressed={chosen === name}
              onClick={() => onChosen(chosen === name || name === 'staff' ? null : name)}
            >
              <strong>{summary[name].count}</strong>
              <span>{say(`roster.figure.${name}`)}</span>
            </button>
          </li>
        ))}
      </ul>
      {withinPercent !== null && summary.standingMissing.count === 0 && (
        <p>
          {say('roster.within', {
            needed: summary.needed.count,
            within: summary.withinThirty.count,
            percent: withinPercent,
          })}
        </p>
      )}
    </section>
  );
}
