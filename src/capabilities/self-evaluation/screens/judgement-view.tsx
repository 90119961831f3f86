import type { Judgement, Reason } from '../../../engines/criteria/criterion.ts';
import type { CriterionName } from '../../../facts/criteria.ts';
import type { Fact } from '../../../facts/fact.ts';
import { DataTable } from '../../../surfaces/ui/screen/data-table.tsx';

import { useRoom } from '../../../surfaces/ui/screen/use-room.ts';
import { VerbButton } from '../../../surfaces/ui/screen/verb-button.tsx';
import { PageLink, useSurface } from '../../../surfaces/ui/surface.tsx';
import { isConforming } from '../../evaluation/judge-form.ts';
import { factLine, type FactLine } from '../fact-lines.ts';
import { toldValues } from '../told-values.ts';
import { waysTo } from '../ways.ts';

const wordKeys = ['within', 'not-within', 'not-yet', 'blank', 'failed', 'not-failed'] as const;

/** Things whose lists show them, where no page of their own does. */
const lists: Readonly<Record<string, string>> = {
  appointment: 'appointment.list',
  body: 'body.list',
  post: 'post.list',
  article: 'article.list',
  attestation: 'attestation.list',
  duty: 'duty.list',
  guide: 'guide.list',
};

function FactPlace({ line }: { readonly line: FactLine }) {
  const say = useRoom('self-evaluation');
  const { shownAt, within, verbs } = useSurface();
  if (line.thing === null || line.id === null) return null;
  const label = say(`thing.${line.thing}`);
  const own = shownAt(line.thing, line.id);
  const list = lists[line.thing];
  const href =
    own ?? (list && verbs.some(({ name }) => name === list) ? within(`see/${list}`) : null);
  return href === null ? <>{label}</> : <PageLink href={href}>{label}</PageLink>;
}

/** The rows a reason stands on. */
function Rows({ facts }: { readonly facts: readonly Fact[] }) {
  const say = useRoom('self-evaluation');
  const words = Object.fromEntries(wordKeys.map((key) => [`fact.${key}`, say(`fact.${key}`)]));
  const lines = facts.map((fact) => factLine(fact, words));
  const rowed = lines.some(({ row }) => row !== null);
  return (
    <DataTable
      label={say('cockpit.rows')}
      rows={lines}
      keyOf={(line) => `${line.thing}-${line.id}-${line.row}-${line.text}`}
      columns={[
        ...(rowed
          ? [{ label: say('cockpit.row'), figures: true, cell: ({ row }: FactLine) => row ?? '' }]
          : []),
        { label: say('cockpit.says'), cell: ({ text }: FactLine) => text },
        { label: say('cockpit.from'), cell: (line: FactLine) => <FactPlace line={line} /> },
      ]}
    />
  );
}

function ReasonView({ reason }: { readonly reason: Reason<Fact> }) {
  const say = useRoom('self-evaluation');
  return (
    <li>
      <p>{say(`reason.${reason.code}`, toldValues(reason.values, say))}</p>
      {reason.facts.length > 0 && <Rows facts={reason.facts} />}
    </li>
  );
}

/** Why a criterion stands as it does: reasons with their arithmetic and rows, and where it is entered or mended. */
export function JudgementView(props: {
  readonly criterion: CriterionName;
  readonly judgement: Judgement<Fact>;
  readonly unionId: string;
}) {
  const { criterion, judgement, unionId } = props;
  const say = useRoom('self-evaluation');
  const { reasons, standing } = judgement;
  return (
    <>
      {reasons.length === 0 && <p>{say(`nothing.${criterion}`)}</p>}
      <ul className="reasons">
        {reasons.map((reason, at) => (
          <ReasonView key={`${reason.code}-${at}`} reason={reason} />
        ))}
      </ul>
      {!isConforming(standing) && (
        <div className="way">
          <p>{say(`way.${criterion}`)}</p>
          <p className="tools">
            {waysTo[criterion].map((verb) => (
              <VerbButton
                key={verb}
                verb={verb}
                small
                filled={verb === 'attestation.record' ? { unionId, criterion } : {}}
                about={say(`choice.criterion.${criterion}`)}
              />
            ))}
          </p>
        </div>
      )}
    </>
  );
}
