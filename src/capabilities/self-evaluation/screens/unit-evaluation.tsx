import { DatePicker, Select } from 'antd';
import dayjs from 'dayjs';
import { useAsk } from '../../../surfaces/ui/asking.ts';
import { Answered } from '../../../surfaces/ui/screen/answered.tsx';
import { EmptyNote } from '../../../surfaces/ui/screen/empty-note.tsx';
import { ScreenHeading } from '../../../surfaces/ui/screen/screen-heading.tsx';
import { useAddress } from '../../../surfaces/ui/screen/use-address.ts';
import { useRoom } from '../../../surfaces/ui/screen/use-room.ts';
import { VerbButton } from '../../../surfaces/ui/screen/verb-button.tsx';
import { isConforming } from '../../evaluation/judge-form.ts';
import type { UnionEvaluation, evaluationVerbs } from '../evaluation-verbs.ts';
import './cockpit.css';
import { JudgementView } from './judgement-view.tsx';
import { StandingMark } from './standing-mark.tsx';

type EvaluationUnion = ReturnType<typeof evaluationVerbs>[1];

/** Which union on which day, as far as there is a choice. */
function Tools({ evaluation }: { readonly evaluation: UnionEvaluation }) {
  const say = useRoom('self-evaluation');
  const [, change] = useAddress();
  const { union, unions, asOf, form } = evaluation;
  return (
    <div className="tools">
      <label>
        {say('field.asOf')}{' '}
        <DatePicker
          value={dayjs(asOf)}
          allowClear={false}
          onChange={(day) => change({ asOf: day ? day.format('YYYY-MM-DD') : null })}
        />
      </label>
      {unions.length > 1 && (
        <label>
          {say('field.unionId')}{' '}
          <Select
            value={union.id as string}
            options={unions.map(({ id, name }) => ({ value: id as string, label: name }))}
            onChange={(chosen) => change({ unionId: chosen })}
          />
        </label>
      )}
      <span className="hint" lang="zh-CN">
        {form.title}（{form.id}）
      </span>
      <VerbButton verb="attestation.record" small filled={{ unionId: union.id }} />
    </div>
  );
}

function Items({ evaluation }: { readonly evaluation: UnionEvaluation }) {
  const say = useRoom('self-evaluation');
  const { items, union } = evaluation;
  const conforming = items.filter(({ judgement }) => isConforming(judgement.standing)).length;
  return (
    <>
      <h2>{union.name}</h2>
      <p className="lead">{say('cockpit.conforming', { conforming, total: items.length })}</p>
      <ul className="items">
        {items.map(({ key, no, wording, criterion, judgement }) => (
          <li key={key}>
            <details className={`item standing-${judgement.standing}`} id={key}>
              <summary>
                <span className="number">{no}</span>
                <span className="name">{say(`choice.criterion.${criterion}`)}</span>
                <StandingMark standing={judgement.standing} />
              </summary>
              <blockquote lang="zh-CN">{wording}</blockquote>
              <JudgementView criterion={criterion} judgement={judgement} unionId={union.id} />
            </details>
          </li>
        ))}
      </ul>
    </>
  );
}

/** How a union of the second level stands on the form's items, for its own officers and those above them. */
export function UnitEvaluation() {
  const say = useRoom('self-evaluation');
  const [{ asOf, unionId }] = useAddress();
  const asked = useAsk<EvaluationUnion>('evaluation.union', {
    ...(asOf ? { asOf } : {}),
    ...(unionId ? { unionId } : {}),
  });
  const { failure } = asked;
  const none =
    !unionId &&
    failure?.kind === 'refused' &&
    failure.refusals.some(({ code }) => code === 'union-unknown');
  return (
    <>
      <ScreenHeading title={say('screen.unit-evaluation')} lead={say('cockpit.lead')} />
      {none ? (
        <EmptyNote title={say('unit-evaluation.empty')} text={say('unit-evaluation.empty.way')}>
          <VerbButton verb="body.create" primary />
        </EmptyNote>
      ) : (
        <Answered asked={asked} room="self-evaluation">
          {(evaluation) => (
            <>
              <Tools evaluation={evaluation} />
              <Items evaluation={evaluation} />
            </>
          )}
        </Answered>
      )}
    </>
  );
}
