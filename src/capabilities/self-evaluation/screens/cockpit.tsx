import { DatePicker, Select } from 'antd';
import dayjs from 'dayjs';
import type { Standing } from '../../../engines/criteria/criterion.ts';
import { useAsk } from '../../../surfaces/ui/asking.ts';
import { Answered } from '../../../surfaces/ui/screen/answered.tsx';
import { EmptyNote } from '../../../surfaces/ui/screen/empty-note.tsx';
import { ScreenHeading } from '../../../surfaces/ui/screen/screen-heading.tsx';
import { useAddress } from '../../../surfaces/ui/screen/use-address.ts';
import { useRoom } from '../../../surfaces/ui/screen/use-room.ts';
import { VerbButton } from '../../../surfaces/ui/screen/verb-button.tsx';
import { remarkText } from '../../evaluation/forms/remarks.ts';
import type { CountedItem, JudgedItem } from '../../evaluation/judge-form.ts';
import { isConforming } from '../../evaluation/judge-form.ts';
import type { Evaluation, evaluationVerbs } from '../evaluation-verbs.ts';
import './cockpit.css';
import { JudgementView } from './judgement-view.tsx';
import { StandingMark } from './standing-mark.tsx';

type EvaluationRead = ReturnType<typeof evaluationVerbs>[0];

const order: readonly Standing[] = [
  'unmet',
  'conflicting',
  'needs-ground',
  'not-evidenced',
  'attested',
  'met',
  'not-applicable',
];

/** How many items stand how, the gravest first. */
function Figures({ items }: { readonly items: readonly JudgedItem[] }) {
  return (
    <ul className="standings">
      {order.map((standing) => {
        const count = items.filter(({ judgement }) => judgement.standing === standing).length;
        return count === 0 ? null : (
          <li key={standing}>
            <strong>{count}</strong> <StandingMark standing={standing} />
          </li>
        );
      })}
    </ul>
  );
}

function Changed({ before, now }: { readonly before: string | undefined; readonly now: string }) {
  const say = useRoom('self-evaluation');
  if (before === undefined || before === now) return null;
  return (
    <span className="changed">{say('cockpit.changed', { before: say(`standing.${before}`) })}</span>
  );
}

const starOf = ({ core, observation }: JudgedItem['item']): string =>
  `${core ? '★' : ''}${observation ? '▲' : ''}`;

function SchoolItem(props: {
  readonly judged: JudgedItem;
  readonly unionId: string;
  readonly before: string | undefined;
}) {
  const { judged, unionId, before } = props;
  const { item, judgement, remark } = judged;
  const say = useRoom('self-evaluation');
  const number = item.row === null ? `${item.no}` : `${item.no}（${item.row}）`;
  return (
    <li>
      <details className={`item standing-${judgement.standing}`} id={judged.key}>
        <summary>
          <span className="number">
            {number}
            {starOf(item)}
          </span>
          <span className="name">{say(`choice.criterion.${item.criterion}`)}</span>
          <StandingMark standing={judgement.standing} />
          {remark && <span className="hint">{remarkText(remark)}</span>}
          <Changed before={before} now={judgement.standing} />
        </summary>
        <blockquote lang="zh-CN">{item.wording}</blockquote>
        <JudgementView criterion={item.criterion} judgement={judgement} unionId={unionId} />
      </details>
    </li>
  );
}

function UnitItem({ counted }: { readonly counted: CountedItem }) {
  const say = useRoom('self-evaluation');
  const { item, conforming, total, unions } = counted;
  const failing = unions.filter(({ judgement }) => !isConforming(judgement.standing));
  return (
    <li>
      <details className="item" id={counted.key}>
        <summary>
          <span className="number">
            {item.no}
            {starOf(item)}
          </span>
          <span className="name">{say(`choice.criterion.${item.criterion}`)}</span>
          <span>{say('cockpit.conforming', { conforming, total })}</span>
        </summary>
        <blockquote lang="zh-CN">{item.wording}</blockquote>
        {failing.length === 0 && <p>{say('cockpit.all-conform')}</p>}
        {failing.map(({ unionId, name, judgement }) => (
          <details key={unionId} className="item inner">
            <summary>
              <span className="name">{name}</span>
              <StandingMark standing={judgement.standing} />
            </summary>
            <JudgementView criterion={item.criterion} judgement={judgement} unionId={unionId} />
          </details>
        ))}
      </details>
    </li>
  );
}

function Form({ evaluation }: { readonly evaluation: Evaluation }) {
  const say = useRoom('self-evaluation');
  const { judged, before, union } = evaluation;
  const was = new Map(before.map(({ item, standing }) => [item, standing]));
  return (
    <>
      <Figures items={judged.school} />
      <h2>{say('cockpit.school')}</h2>
      <ul className="items">
        {judged.school.map((item) => (
          <SchoolItem key={item.key} judged={item} unionId={union.id} before={was.get(item.key)} />
        ))}
      </ul>
      {judged.secondLevel.length > 0 && (
        <>
          <h2>{say('cockpit.second-level')}</h2>
          <p className="lead">
            {say('cockpit.unions', { total: judged.secondLevel[0]?.total ?? 0 })}
          </p>
          <ul className="items">
            {judged.secondLevel.map((counted) => (
              <UnitItem key={counted.key} counted={counted} />
            ))}
          </ul>
        </>
      )}
    </>
  );
}

/** The year's form at a glance: how every item stands by the records, and what it stands on. */
export function Cockpit() {
  const say = useRoom('self-evaluation');
  const [{ asOf, unionId, formId }, change] = useAddress();
  const asked = useAsk<EvaluationRead>('evaluation.read', {
    ...(asOf ? { asOf } : {}),
    ...(unionId ? { unionId } : {}),
    ...(formId ? { formId } : {}),
  });
  const { value, failure } = asked;
  const none =
    failure?.kind === 'refused' && failure.refusals.some(({ code }) => code === 'no-union');
  return (
    <>
      <ScreenHeading title={say('screen.self-evaluation')} lead={say('cockpit.lead')}>
        <VerbButton
          verb="disclosure.begin"
          filled={value ? { unionId: value.union.id } : {}}
          primary
        />
        <VerbButton verb="attestation.record" filled={value ? { unionId: value.union.id } : {}} />
      </ScreenHeading>
      {none ? (
        <EmptyNote title={say('refusal.no-union')} text={say('refusal.no-union.way')}>
          <VerbButton verb="body.create" primary />
        </EmptyNote>
      ) : (
        <Answered asked={asked} room="self-evaluation">
          {(evaluation) => (
            <>
              <div className="tools">
                <label>
                  {say('field.asOf')}{' '}
                  <DatePicker
                    value={dayjs(evaluation.judged.asOf)}
                    allowClear={false}
                    onChange={(day) => change({ asOf: day ? day.format('YYYY-MM-DD') : null })}
                  />
                </label>
                {evaluation.unions.length > 1 && (
                  <label>
                    {say('field.unionId')}{' '}
                    <Select
                      value={evaluation.union.id as string}
                      options={evaluation.unions.map(({ id, name }) => ({
                        value: id as string,
                        label: name,
                      }))}
                      onChange={(chosen) => change({ unionId: chosen })}
                    />
                  </label>
                )}
                <span className="hint" lang="zh-CN">
                  {evaluation.form.title}（{evaluation.form.id}）
                </span>
                <VerbButton verb="form.choose" small filled={{ unionId: evaluation.union.id }} />
              </div>
              <Form evaluation={evaluation} />
            </>
          )}
        </Answered>
      )}
    </>
  );
}
