import type { AnswerOf } from '../../../engines/actions/verb.ts';
import type { RoundDecision } from '../../../engines/counting/decision.ts';
import { DataTable } from '../../../surfaces/ui/screen/data-table.tsx';
import { useRoom } from '../../../surfaces/ui/screen/use-room.ts';
import { useSurface } from '../../../surfaces/ui/surface.tsx';
import type { Declined } from '../../../engines/counting/replay-model.ts';
import { tell, tellDeclined, type Told, type ToldRound } from '../announcement.ts';
import type { electionRead } from '../reading.ts';

/** What the page of an election was told. */
export type Election = AnswerOf<typeof electionRead>;

/** One office of it. */
export type Office = Election['offices'][number];

/** The official words of a round in the page's language. */
export function useTold(round: ToldRound | null): Told | null {
  const say = useRoom('elections');
  const { language } = useSurface();
  if (round === null) return null;
  return tell(round, { say, language: language === 'zh' ? 'zh-CN' : 'en' });
}

/** Everybody's votes in a round, with what they came to. */
export function VotesTable(props: {
  readonly decision: Extract<RoundDecision, { kind: 'decided' }>;
  readonly names: Readonly<Record<string, string>>;
}) {
  const say = useRoom('elections');
  const { decision, names } = props;
  return (
    <DataTable
      label={say('round.votes')}
      rows={decision.working.tallies}
      keyOf={({ id }) => id}
      columns={[
        {
          label: say('field.personId'),
          cell: ({ id, listed }) =>
            listed ? (names[id] ?? '') : say('round.written-in', { name: names[id] ?? '' }),
        },
        { label: say('field.yes'), figures: true, cell: ({ yes }) => yes },
        { label: say('field.no'), figures: true, cell: ({ no, listed }) => (listed ? no : '—') },
        {
          label: say('field.abstain'),
          figures: true,
          cell: ({ abstain, listed }) => (listed ? abstain : '—'),
        },
        {
          label: say('report.outcome'),
          cell: ({ outcome, barred }) => say(barred ? 'outcome.barred' : `outcome.${outcome}`),
        },
      ]}
    />
  );
}

/** How the numbers of a round lead to its decision, step by step. */
function Arithmetic({ decision }: { readonly decision: RoundDecision }) {
  const say = useRoom('elections');
  if (decision.kind !== 'decided') return null;
  const { working } = decision;
  const lines = [
    say('arithmetic.valid', {
      returned: working.returned,
      invalid: working.invalid,
      valid: working.valid,
    }),
    working.base === null
      ? say('arithmetic.most')
      : say('arithmetic.needed', { base: working.base, needed: working.needed }),
    say('arithmetic.passing', { passing: working.passing, seats: working.seats }),
    ...(working.tie ? [say('arithmetic.tie', working.tie)] : []),
    ...(working.further
      ? [
          say('arithmetic.further', {
            seats: working.further.seats,
            wanted: working.further.wanted,
          }),
        ]
      : []),
  ];
  return (
    <details>
      <summary>{say('arithmetic.title')}</summary>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </details>
  );
}

/** A decision as it is read out, the votes and the arithmetic below it. */
export function DecisionPart(props: {
  readonly decision: RoundDecision;
  readonly rules: ToldRound['rules'];
  readonly names: Readonly<Record<string, string>>;
  readonly elector: Election['elector'];
}) {
  const { decision, rules, names, elector } = props;
  const told = useTold({ decision, rules, names, elector });
  if (told === null) return null;
  const { attendance, ballots, needed, elected, next } = told;
  const votes = decision.kind === 'decided' && rules.votesAnnounced;
  return (
    <div className="election-told">
      {elected !== null && (
        <p className="election-elected">
          <strong>{elected}</strong>
        </p>
      )}
      {next !== null && <p>{next}</p>}
      {[attendance, ballots, needed].map((line) => line !== null && <p key={line}>{line}</p>)}
      {votes && <VotesTable decision={decision} names={names} />}
      <Arithmetic decision={decision} />
    </div>
  );
}

/** Those who were elected in a round and do not serve, and what came of their seats. */
export function DeclinedPart(props: {
  readonly declined: readonly Declined[];
  readonly names: Readonly<Record<string, string>>;
}) {
  const say = useRoom('elections');
  const { language } = useSurface();
  const speech = { say, language: language === 'zh' ? 'zh-CN' : 'en' } as const;
  return props.declined.map((one) => (
    <p key={one.id}>{tellDeclined(one, props.names, speech).join(language === 'zh' ? '' : ' ')}</p>
  ));
}

/** The rounds of an office, the last one first. */
export function Rounds({ told, office }: { readonly told: Election; readonly office: Office }) {
  const say = useRoom('elections');
  return office.rounds.toReversed().map((round) => (
    <section key={round.round}>
      <h3>
        {say(`report.round-${round.is}`, { round: round.round })}
        {!round.announced && round.decision !== null && ` ${say('round.not-announced')}`}
      </h3>
      {round.decision === null ? (
        <p>
          {say('round.attendance', { expected: round.expected, present: round.present })}{' '}
          {say('round.counting')}
        </p>
      ) : (
        <DecisionPart
          decision={round.decision}
          rules={told.rules.counting}
          names={told.names}
          elector={told.elector}
        />
      )}
      {round.resolution && (
        <p>
          {say('round.resolved', {
            body: round.resolution.by.body,
            day: round.resolution.by.on,
            settlement: say(`choice.settlement.${round.resolution.settlement.kind}`),
          })}
        </p>
      )}
      <DeclinedPart
        declined={office.declined.filter((one) => one.round === round.round)}
        names={told.names}
      />
    </section>
  ));
}
